/**
 * ECTS credits as an integer number of hundredths: 250 is 2.5 ECTS. Decimals exist only outside (documents, files,
 * pages); sums inside are exact.
 */
export type EctsHundredths = number;

/** From a decimal number of credits, as it stands in a document. Throws a RangeError if it has more than two decimals. */
export function ectsFromDecimal(decimal: number): EctsHundredths {
  const hundredths = Math.round(decimal * 100);
  if (!Number.isSafeInteger(hundredths) || hundredths < 0 || Math.abs(hundredths / 100 - decimal) > 1e-9) {
    throw new RangeError('ECTS are a non-negative number with at most two decimals');
  }
  return hundredths;
}

/** To the decimal number that documents and pages carry. */
export function ectsToDecimal(hundredths: EctsHundredths): number {
  return hundredths / 100;
}
