import { mkdirSync, writeFileSync } from 'node:fs';
import Mocha from 'mocha';

/** Mocha's spec reporter, which also leaves its counts in out/test/ for the closing line. */
export default class CountingReporter extends Mocha.reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const name = options.reporterOptions?.name ?? 'tests';
    runner.once('end', () => {
      const { passes, failures, pending } = this.stats;
      mkdirSync('out/test', { recursive: true });
      writeFileSync(`out/test/${name}.json`, JSON.stringify({ passes, failures, pending }));
    });
  }
}
