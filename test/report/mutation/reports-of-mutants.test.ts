import { expect } from 'chai';
import { judgeMutations } from '../../../harness/judge/mutation/judge-mutations.ts';
import { formatHtml } from '../../../harness/report/html/page.ts';
import { formatJson } from '../../../harness/report/json.ts';
import { formatJunit } from '../../../harness/report/junit.ts';
import { formatMarkdown } from '../../../harness/report/markdown.ts';
import { formatMutationText } from '../../../harness/report/mutation/text.ts';
import { wholeRun } from '../../judge/mutation/mutant-records.ts';
import { generatedAt, verified } from '../records.ts';

const score = '2 of 3 mutants killed (67 %), 2 inconclusive; 5 of 9 by chance';

describe('a report on mutants', () => {
  const drills = wholeRun();

  it('is text: the survivors first, the score with its n, and what is set apart', () => {
    const text = judgeMutations(drills)
      .map((one) => formatMutationText(one))
      .join('\n');
    expect(text).to.include(`MUTANTS  raibid-ci/redis-hang  ${score} (seed 7)\n  SURVIVED  `);
    expect(text).to.match(
      /SURVIVED {2}runbooks\/raibid-ci-operations\.md:19 {2}M3 wrong-namespace/,
    );
    expect(text).to.include('KILLED BY CHECK');
    expect(text).to.include('6: steps 3-4 not taken: the pod runs');
    expect(text).to.not.match(/NaN|undefined|null/);
  });

  it('is Markdown and HTML, with no verdict of a mutant among the drills', () => {
    for (const format of [formatMarkdown, formatHtml]) {
      const text = format(drills, generatedAt);
      expect(text).to.include('Mutants of raibid-ci/redis-hang');
      expect(text).to.include(score);
      expect(text).to.include('survived');
      expect(text).to.not.include('redis-hang@M2');
    }
  });

  it('is JSON', () => {
    const { counts, mutations } = JSON.parse(formatJson(drills, generatedAt));
    expect(counts.total).to.equal(1);
    expect(mutations).to.deep.equal(JSON.parse(JSON.stringify(judgeMutations(drills))));
  });

  it('is a suite of JUnit, in which a survivor fails and a killed mutant does not', () => {
    const xml = formatJunit(drills);
    expect(xml).to.match(
      /<testsuite name="mutants of raibid-ci\/redis-hang" tests="5" failures="1" errors="2"/,
    );
    expect(xml).to.match(/<testsuite name="raibid-ci"[^>]* failures="0" errors="0"/);
  });

  it('has no section without mutants', () => {
    const text = formatMarkdown([verified()], generatedAt) + formatHtml([verified()], generatedAt);
    expect(text).to.not.include('Mutants of');
    expect(JSON.parse(formatJson([verified()], generatedAt))).to.not.have.property('mutations');
  });
});
