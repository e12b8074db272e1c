import { expect } from 'chai';
import { HarnessError } from '../../harness/errors.ts';
import type { JournalEvent } from '../../harness/journal/events.ts';
import { formatEvent, parseJournal } from '../../harness/journal/journal-lines.ts';
import { judge } from '../../harness/judge/judge.ts';
import { quickestMs } from '../cpu-ms.ts';
import { handMadeJournal } from '../judge/hand-made-journal.ts';

const whole = handMadeJournal({ arms: { runbook: { brokenForMs: 5000 } } });
const write = (events: readonly JournalEvent[]) =>
  events.map((event) => `${formatEvent(event)}\n`).join('');

function errorOf(text: string): HarnessError {
  try {
    parseJournal(text, 'x.jsonl');
  } catch (error) {
    if (error instanceof HarnessError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('journal', () => {
  it('reads back what it wrote, and judges it alike', () => {
    const events = parseJournal(write(whole));
    expect(events).to.deep.equal(whole);
    expect(judge(events)).to.deep.equal(judge(whole));
  });

  it('keeps fields outside the schema', () => {
    const text = write(whole).replace(
      '"type":"drill-finished"',
      '"type":"drill-finished","more":1',
    );
    expect(parseJournal(text).at(-1)).to.deep.include({ more: 1 });
  });

  it('reads a plan of an earlier version, each field that it lacks by its meaning of then', () => {
    const [head, ...rest] = write(whole).split('\n');
    const event = JSON.parse(head ?? '');
    const { plan } = event;
    for (const field of ['traffic', 'inventories', 'invariants', 'alerts', 'promises'])
      delete plan[field];
    const { parts, claims, orders, automations, smoke, traffic, lasting, ...scenario } =
      plan.scenario;
    const { dataRisks, ...procedure } = plan.procedure;
    const steps = plan.steps.map(({ phase, ...step }: { phase: string }) => step);
    const older = { ...plan, scenario: { ...scenario, telling: true }, procedure, steps };
    const text = [JSON.stringify({ ...event, plan: older }), ...rest].join('\n');
    const [started] = parseJournal(text);
    if (started?.type !== 'drill-started') throw new Error('no head');
    const read = started.plan;
    expect(read.scenario).to.include({ smoke: true });
    expect(read.scenario.lasting).to.deep.equal([]);
    expect([read.alerts, read.scenario.parts, read.procedure.dataRisks]).to.deep.equal([
      [],
      [],
      [],
    ]);
    expect(new Set(read.steps.map(({ phase }) => phase))).to.deep.equal(new Set(['recover']));
    expect(judge(parseJournal(text)).outcome).to.equal(judge(whole).outcome);
  });

  it('knows of a plan that does not say it whether its fault destroys data', () => {
    const loss = { kind: 'data-loss' };
    const hang = { kind: 'process-hang' };
    const read = (fault: object, said?: boolean) => {
      const [head, ...rest] = write(whole).split('\n');
      const event = JSON.parse(head ?? '');
      const { destroysData, ...plan } = event.plan;
      const older = { ...plan, scenario: { ...plan.scenario, fault }, destroysData: said };
      const [started] = parseJournal(
        [JSON.stringify({ ...event, plan: older }), ...rest].join('\n'),
      );
      if (started?.type !== 'drill-started') throw new Error('no head');
      return started.plan.destroysData;
    };
    expect(read(loss)).to.equal(true);
    expect(read({ kind: 'together', faults: [hang, loss] })).to.equal(true);
    expect(read({ kind: 'together', faults: [hang, hang] })).to.equal(false);
    expect(read(hang)).to.equal(false);
    expect(read(hang, true), 'what it says itself counts').to.equal(true);
    expect(read(loss, false), 'what it says itself counts').to.equal(false);
  });

  it('drops a torn last line and reports it', () => {
    const text = write(whole).slice(0, -10);
    const events = parseJournal(text);
    expect(events.at(-1)).to.deep.include({ type: 'torn-line', line: whole.length });
    const { outcome, reasons } = judge(events);
    expect(outcome).to.equal('inconclusive');
    expect(reasons.map((reason) => reason.text).join()).to.include('half-written');
  });

  it('takes a last line that lacks only its newline', () => {
    expect(parseJournal(write(whole).trimEnd())).to.deep.equal(whole);
  });

  it('takes a half-written last line as torn, with or without a newline after it', () => {
    const torn = write(whole).slice(0, -10);
    for (const end of ['\n', '\r\n', '\n\n']) {
      expect(parseJournal(`${torn}${end}`)).to.deep.equal(parseJournal(torn));
    }
  });

  it('skips a byte order mark', () => {
    expect(parseJournal(`\uFEFF${write(whole)}`)).to.deep.equal(whole);
  });

  const lines = write(whole).split('\n');
  const replaced = (line: number, text: string) => lines.with(line - 1, text).join('\n');
  const amiss: [what: string, text: string, line: number, message: RegExp][] = [
    ['a torn line before the last', replaced(7, '{"atMs":1,'), 7, /not valid JSON/],
    ['no journal at all', '# Runbook\n', 1, /not valid JSON/],
    ['another JSON', '{"a":1}\n', 1, /starts with drill-started/],
    ['a journal without its head', lines.slice(1).join('\n'), 1, /starts with drill-started/],
    ['an unknown event', replaced(9, '{"atMs":1,"type":"tea"}'), 9, /not an event/],
    ['a wrong type', replaced(9, '{"atMs":"1","type":"drill-finished"}'), 9, /atMs/],
    ['two drills in one', `${write(whole)}${write(whole)}`, lines.length, /second drill/],
    [
      'another version',
      write(whole).replace('"version":1', '"version":2'),
      1,
      /version 2.*reads 1/,
    ],
  ];
  for (const [what, text, line, message] of amiss) {
    it(`refuses ${what}, by its line`, () => {
      const error = errorOf(text);
      expect(error).to.include({ code: 'BAD_JOURNAL', exitCode: 2 });
      expect(error.message).to.match(message);
      expect(error.place).to.deep.equal({ file: 'x.jsonl', line, column: 1 });
    });
  }

  it('refuses an empty file', () => {
    expect(errorOf('').code).to.equal('BAD_JOURNAL');
  });

  it('reads 10,000 samples in no more than ten times what JSON alone takes', () => {
    const sample = whole.find(({ type }) => type === 'probe');
    if (!sample) throw new Error('no sample');
    const text = write([...whole.slice(0, 1), ...Array<JournalEvent>(10_000).fill(sample)]);
    expect(parseJournal(text)).to.have.length(10_001);
    const lines = text.trimEnd().split('\n');
    const jsonMs = quickestMs(() => lines.map((line) => JSON.parse(line)));
    expect(quickestMs(() => parseJournal(text))).to.be.below(10 * jsonMs);
  });
});
