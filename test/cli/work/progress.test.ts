import { expect } from 'chai';
import type { Terminal } from '../../../harness/cli/terminal.ts';
import { progressPrinter } from '../../../harness/cli/work/progress.ts';
import type { JournalEvent } from '../../../harness/journal/events.ts';
import { noPaint } from '../../../harness/report/paint.ts';
import { placeOf, redisPlan } from '../../judge/redis-plan.ts';

const arm = { atMs: 12_345, arm: 'runbook' } as const;

/** What is said of one event, without the time and the arm in front of it. */
function told(event: JournalEvent): string | undefined {
  const said: string[] = [];
  const terminal: Terminal = {
    paint: noPaint,
    say: (line) => said.push(line),
    status: () => {},
    out: () => {},
  };
  progressPrinter(redisPlan, terminal)(event);
  return said[0]?.replace(/^ *12\.3 s {2}runbook +/, '');
}

describe('progress of a drill', () => {
  it('counts what became of acknowledged requests', () => {
    const audit = { ...arm, type: 'audit', probe: 'submit-job', kept: 90 } as const;
    expect(told({ ...audit, lost: [], unanswered: 0 })).to.equal(
      '90 of 90 acknowledged requests of submit-job are there',
    );
    expect(told({ ...audit, lost: ['a', 'b'], unanswered: 3 })).to.equal(
      '90 of 95 acknowledged requests of submit-job are there, 2 are lost, 3 unknown',
    );
  });

  it('says whether each alert fired, and why nobody knows', () => {
    const alert = { ...arm, type: 'alert', rule: 'DiskFull', text: '', place: placeOf(1) } as const;
    expect(told({ ...alert, fired: true })).to.equal('alert DiskFull fired');
    expect(told({ ...alert, fired: false })).to.equal('alert DiskFull did not fire');
    const truth = { fromMs: 1_000, toMs: 61_000, lasting: true };
    expect(told({ ...alert, fired: false, forMs: 600_000, truth })).to.equal(
      'alert DiskFull did not fire: true for 60.0 s, and it takes 600.0 s',
    );
    expect(told({ ...alert, fired: null, because: 'it fired before' })).to.equal(
      'alert DiskFull: not known: it fired before',
    );
  });

  it('says that a fault has no meaning, and which automation did a step', () => {
    const because = 'no network policy is enforced';
    expect(told({ ...arm, type: 'inapplicable', because })).to.equal(
      'the fault can do nothing in this cluster: no network policy is enforced',
    );
    const step = { ...arm, type: 'step-finished', number: 4, place: placeOf(15) } as const;
    const ran = { exitCode: 0, stdout: '', stderr: '', interactive: false, lostSession: false };
    const by = { automation: 'enlarge', because: 'no editor here' };
    expect(told({ ...step, ...ran, ...by, result: 'ok', durationMs: 1500 })).to.equal(
      'ok after 1.5 s, by the automation enlarge',
    );
  });

  it('says whether a fault that does not bite is in place', () => {
    const unnoticed = { ...arm, type: 'did-not-bite', waitedMs: 10_000 } as const;
    expect(told({ ...unnoticed, inPlace: true })).to.equal(
      'the fault is in place, and no probe failed within 10.0 s',
    );
    for (const event of [unnoticed, { ...unnoticed, inPlace: false }]) {
      expect(told(event)).to.equal('the fault did not bite within 10.0 s');
    }
  });

  it('says nothing of what is only recorded', () => {
    expect(told({ ...arm, type: 'arm-finished' })).to.equal(undefined);
  });
});
