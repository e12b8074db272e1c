import { expect } from 'chai';
import { formatMarkdown } from '../../harness/report/markdown.ts';
import { redisPlan } from '../judge/redis-plan.ts';
import {
  generatedAt,
  inapplicable,
  record,
  refuted,
  restarted,
  verified,
  whole,
  withstood,
} from './records.ts';

describe('Markdown report', () => {
  it('has a row a drill, and the verdicts under it', () => {
    const text = formatMarkdown([verified(), refuted()], generatedAt);
    expect(text).to.match(/^# Firedrill: 1 verified, 1 refuted\n/);
    expect(text).to.include(
      '| ✔ **Verified** | raibid-ci/redis-hang | 31.22 s ± 0.13 s | &lt; 60 seconds | the runbook |',
    );
    expect(text).to.include('## ✖ Refuted: Redis hangs');
    expect(text).to.include('`runbooks/raibid-ci-operations.md:24`: Not recovered within');
  });

  it('names what the word of a judgement says', () => {
    const text = formatMarkdown([verified()], generatedAt);
    expect(text).to.include(
      '\n| Judgement | Holds | Why |\n| --- | --- | --- |\n| Fault proven | yes | ',
    );
  });

  it('counts withstood drills separately', () => {
    const text = formatMarkdown([verified(), withstood()], generatedAt);
    expect(text).to.match(/^# Firedrill: 1 verified, 1 withstood\n/);
    expect(text).to.include('| – **Withstood** |');
  });

  it('has data, alerts and other orders', () => {
    const text = formatMarkdown([whole(), inapplicable()], generatedAt);
    expect(text).to.match(/^# Firedrill: 1 verified, 1 inapplicable\n/);
    expect(text).to.match(/\n\| Data safe \| yes \| None of \d+ acknowledged/);
    expect(text).to.include(
      '\n| Data safe | – | No data was checked: this drill has no receipts and no inventory. |',
    );
    expect(text).to.match(/\n- In another order, backwards: steps 7, 6, 5, 3, 2: `runbooks/);
    expect(text).to.include(
      '\n- Alert `RedisUnreachable` (`runbooks/raibid-ci-operations.md:31`): runbook: fired after',
    );
  });

  it('lets nothing of a title become Markdown or HTML', () => {
    const title = '<script>alert(1)</script> | **bold** [x](http://y.test) `z`\n# heading';
    const plan = { ...redisPlan, scenario: { ...redisPlan.scenario, title } };
    const text = formatMarkdown([record({ arms: { runbook: restarted }, plan })], generatedAt);
    expect(text).to.not.include('<script');
    expect(text).to.include('\\| \\*\\*bold\\*\\* \\[x\\](http://y.test) \\`z\\` \\# heading');
  });
});
