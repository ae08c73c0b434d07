import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Leaves the figures of a run in .data/test-summary.json, where .ci/run reads them. */
export default class SummaryReporter {
  #root;

  constructor(globalConfig) {
    this.#root = globalConfig.rootDir;
  }

  onRunComplete(_, results) {
    const folder = path.join(this.#root, '.data');
    const summary = {
      passed: results.numPassedTests,
      // A file that couldn't be run has no tests to count, and is a failure all the same.
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
      skipped: results.numPendingTests + results.numTodoTests,
      files: results.numTotalTestSuites,
    };
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'test-summary.json'), `${JSON.stringify(summary)}\n`);
  }
}
