/** Where the browser may say something else than the service, and why; nowhere else it does. */
export interface Difference {
  readonly service: readonly string[];
  readonly browser: string;
  readonly because: string;
}

export const BY_DESIGN: readonly Difference[] = [
  {
    service: [
      'status.in-force',
      'status.revoked',
      'status.suspended',
      'status.superseded',
      'status.recorded-otherwise',
    ],
    browser: 'status.ask-issuer',
    because:
      'A European digital credential has no status of its own. The register of awards tells, which is not public: the answer has the link at which the institution does.',
  },
  {
    service: ['status.superseded'],
    browser: 'status.revoked',
    because:
      'What took its place stands in the register of awards; the public list says that it was revoked.',
  },
  {
    service: ['body.too-large'],
    browser: 'json.malformed',
    because:
      'The service looks at no more than 2 MB of one; what a browser reads costs nobody else anything.',
  },
];

/** What the page says of a picture that is no badge: it looks for a code in it, and nobody else does. */
export const OF_PICTURES = ['no-code', 'no-picture', 'code-elsewhere'];

/** Codes that one side has and the other has not, which no difference by design accounts for. */
export function unaccounted(service: readonly string[], browser: readonly string[]): string[] {
  const gone = without(service, browser);
  const come = without(browser, service);
  for (const code of [...come]) {
    const at = gone.findIndex((one) =>
      BY_DESIGN.some((known) => known.browser === code && known.service.includes(one)),
    );
    if (at < 0) continue;
    gone.splice(at, 1);
    come.splice(come.indexOf(code), 1);
  }
  return [...gone.map((code) => `service: ${code}`), ...come.map((code) => `browser: ${code}`)];
}

function without(all: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return all.filter((one) => {
    const at = left.indexOf(one);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
