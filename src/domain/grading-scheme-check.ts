import { type Fault, faultsUnder } from '../common/errors.js';
import { pointer } from '../common/json.js';
import type { GradingScheme } from './grades.js';

/**
 * Every incoherence within and between grading schemes. Pointers start at `/gradingSchemes`. Codes given twice are not
 * looked for here.
 */
export function checkGradingSchemes(schemes: readonly GradingScheme[]): Fault[] {
  return schemes.flatMap((scheme, index) =>
    faultsUnder(pointer('gradingSchemes', index), checkGradingScheme(scheme, schemes)),
  );
}

/** Every incoherence within a grading scheme, and between it and the one that it is mapped onto. Pointers are into it. */
export function checkGradingScheme(scheme: GradingScheme, schemes: readonly GradingScheme[]): Fault[] {
  return [...checkValues(scheme), ...checkMapping(scheme, schemes)];
}

function checkValues(scheme: GradingScheme): Fault[] {
  const faults: Fault[] = [];
  scheme.values.forEach((value, place) => {
    if (scheme.values.indexOf(value) === place) return;
    faults.push({
      code: 'grading-scheme.value-twice',
      pointer: pointer('values', place),
      message: `The value ${value} stands twice on the scale, so its rank is unclear.`,
    });
  });
  if (!scheme.values.includes(scheme.pass)) {
    faults.push({
      code: 'grading-scheme.pass-unknown',
      pointer: pointer('pass'),
      message: `The lowest passing grade ${scheme.pass} is not on the scale.`,
      expected: `one of ${scheme.values.join(', ')}`,
    });
  }
  return faults;
}

function checkMapping(scheme: GradingScheme, schemes: readonly GradingScheme[]): Fault[] {
  const mapping = scheme.mapping;
  if (!mapping) return [];
  const target = schemes.find((other) => other.code === mapping.scheme);
  if (!target || target.code === scheme.code) {
    return [
      {
        code: 'grading-scheme.mapping-scheme-unknown',
        pointer: pointer('mapping', 'scheme'),
        message: `The scale is mapped onto ${mapping.scheme}, which is not another scheme of the catalogue.`,
      },
    ];
  }
  const at = (value: string) => pointer('mapping', 'values', value);
  const faults: Fault[] = [];
  for (const [from, to] of Object.entries(mapping.values)) {
    if (scheme.values.includes(from) && target.values.includes(to)) continue;
    faults.push({
      code: 'grading-scheme.mapping-value-unknown',
      pointer: at(from),
      message: `${from} is mapped onto ${to}, but one of them is not on its scale.`,
    });
  }
  return [...faults, ...checkMappedRanks(scheme, target, mapping.values, at)];
}

/** A mapping must keep the order of grades, and what passes here must pass there and only that. */
function checkMappedRanks(
  scheme: GradingScheme,
  target: GradingScheme,
  values: Readonly<Record<string, string>>,
  at: (value: string) => string,
): Fault[] {
  const faults: Fault[] = [];
  const [pass, targetPass] = [scheme.values.indexOf(scheme.pass), target.values.indexOf(target.pass)];
  let highest = -1;
  scheme.values.forEach((value, rank) => {
    const mapped = values[value];
    const reached = mapped === undefined ? -1 : target.values.indexOf(mapped);
    if (mapped === undefined || reached < 0) return;
    if (reached < highest) {
      faults.push({
        code: 'grading-scheme.mapping-order',
        pointer: at(value),
        message: `${value} is mapped onto ${mapped}, which is below what a lower grade is mapped onto.`,
      });
    }
    highest = Math.max(highest, reached);
    if (pass >= 0 && targetPass >= 0 && rank >= pass !== reached >= targetPass) {
      faults.push({
        code: 'grading-scheme.mapping-pass',
        pointer: at(value),
        message: `${value} and ${mapped} are mapped onto each other, but only one of them passes.`,
      });
    }
  });
  return faults;
}
