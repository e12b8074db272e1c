import { expect } from 'chai';
import type { DrilledProcedure, ObjectiveVerdict } from '../../../harness/model/objective.ts';
import { objectivesHtml } from '../../../harness/report/objectives/html.ts';
import { noPaint } from '../../../harness/report/paint.ts';
import { nowMs, verdictOf } from './verdicts.ts';

const page = (...verdicts: readonly ObjectiveVerdict[]) =>
  objectivesHtml.format(verdicts, { nowMs, paint: noPaint });
const count = (text: string, what: RegExp) => [...text.matchAll(what)].length;

describe('objectives as a page', () => {
  it('show each trial of the window as a dot, the stated time, the share and the claim', () => {
    const text = page(
      verdictOf({ nights: 40, late: 2 }),
      verdictOf({ nights: 0 }, { name: 'none' }),
    );
    expect(text).to.include('<title>Firedrill: 2 objectives: 2 insufficient data</title>');
    expect(count(text, /<circle class="in-time"/g)).to.equal(26);
    expect(count(text, /<circle class="late"/g)).to.equal(2);
    expect(text).to.include('stated: 60 s').and.include('28 drills at 90 % allow 2 late');
    expect(count(text, /class="outage-bar"/g)).to.equal(1);
    expect(text).to.not.match(/<script|undefined|NaN|null/);
    expect(text).to.include("default-src 'none'".replaceAll("'", '&#39;'));
  });

  it('marks where the text was edited, and what was drilled before', () => {
    const verdict = verdictOf({ nights: 20 });
    const procedures = verdict.procedures.map(
      (one): DrilledProcedure => ({
        ...one,
        trials: one.trials.map((trial, index) => ({ ...trial, isClaimed: index > 4 })),
        edits: [{ startedMs: one.trials[5]?.startedMs ?? 0, commit: 'abcdef0123456789' }],
      }),
    );
    const text = page({ ...verdict, procedures });
    expect(count(text, /<circle class="in-time former"/g)).to.equal(5);
    expect(text).to.match(/<line class="mark".*another text, commit abcdef012345</);
    expect(text).to.include('upright: the text was edited');
  });

  it('escapes what comes from elsewhere', () => {
    const text = page(verdictOf({ nights: 3, drill: 'shop/<b>cart' }));
    expect(text).to.include('shop/&lt;b&gt;cart').and.not.include('<b>cart');
  });
});
