import TestSequencer from '@jest/test-sequencer';

/** Files that take longest, the longest first. Begun last, one of them alone would keep the run from ending. */
const LONGEST = [
  'semester/semester',
  'issuing/crash-calls',
  'browser/pages',
  'cli/commands',
  'storage/embedded',
  'api/tenants',
  'http/verdicts',
  'issuing/revoke',
  'judges/judges',
  'backup/backup',
  'browser/docs',
  'jobs/takeover',
  'vc-api/issuers',
];

/** Jest's own order, after those. */
export default class LongestFirst extends (TestSequencer.default ?? TestSequencer) {
  sort(tests) {
    const place = ({ path }) => {
      const found = LONGEST.findIndex((name) => path.includes(name));
      return found < 0 ? LONGEST.length : found;
    };
    return [...super.sort(tests)].sort((a, b) => place(a) - place(b));
  }
}
