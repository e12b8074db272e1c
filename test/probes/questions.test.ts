import { expect } from 'chai';
import {
  auditCommand,
  probeCommand,
  proberFiles,
  virtualUsers,
} from '../../harness/probes/questions.ts';
import type { HttpProbe } from '../../harness/scenario/probe-kinds/http.ts';
import { probeKinds } from '../../harness/scenario/probe-schema.ts';
import { journey } from '../judge/journeys.ts';

const probe: HttpProbe = {
  name: 'a"b',
  kind: 'http',
  method: 'POST',
  url: 'http://server/`x`',
  headers: { 'content-type': 'application/json' },
  body: '"};\nimport "k6/nothing";',
  rate: 20,
  timeoutMs: 1000,
  expect: { status: 201, bodyIncludes: '"queued"' },
};

describe('questions', () => {
  it('passes the questions as data, separate from the program', async () => {
    const files = await proberFiles([probe]);
    const names = [
      'probe.ts',
      'audit.ts',
      'questions.json',
      'kinds/http.ts',
      'kinds/http/reply.ts',
    ];
    expect(files).to.include.keys(names.map((name) => `/prober/${name}`));
    for (const [name, text] of Object.entries(files)) {
      if (name.endsWith('.ts')) expect(text).not.to.include('k6/nothing');
    }
    expect(JSON.parse(files['/prober/questions.json'] ?? '')).to.deep.equal([
      { ...probe, lateMs: 0, virtualUsers: virtualUsers(probe) },
    ]);
  });

  it('watches late promises of a journey for ten time-outs, and of forty journeys at most', async () => {
    const lateOf = async (rate: number) => {
      const push = { ...journey, rate, timeoutMs: 5_000 };
      const files = await proberFiles([push]);
      const [question] = JSON.parse(files['/prober/questions.json'] ?? '[]');
      const open = (rate * (push.timeoutMs + question.lateMs)) / 1000;
      expect(question.virtualUsers).to.be.at.least(open);
      return question.lateMs;
    };
    expect(await lateOf(0.2)).to.equal(50_000);
    expect(await lateOf(1)).to.equal(40_000);
  });

  it('includes the program of each kind, by the name of the kind', async () => {
    const files = await proberFiles([probe]);
    const programs = probeKinds.map(({ kind }) => `/prober/kinds/${kind}.ts`);
    const [first] = programs;
    expect(first).to.be.a('string');
    expect(files).to.include.keys(programs);
  });

  it('passes the names to ask as data, too', () => {
    const command = probeCommand(['a"b', 'c, d']);
    expect(command).to.include('PROBES=["a\\"b","c, d"]');
    expect(command.at(-1)).to.equal('/prober/probe.ts');
  });

  it('puts no receipt on a command line, and no name into shell text', () => {
    const [shell, flag, script, ...rest] = auditCommand('a"; rm -r $b');
    expect([shell, flag]).to.deep.equal(['sh', '-c']);
    expect(script).not.to.include('rm -r');
    expect(rest).to.include('PROBE=a"; rm -r $b');
  });

  it('has a virtual user for every question that a hang can leave open', () => {
    for (const [rate, timeoutMs] of [
      [20, 1000],
      [50, 5000],
      [0.5, 10_000],
      [0.2, 20_000],
      [1, 100],
    ] as const) {
      const open = (rate * timeoutMs) / 1000;
      expect(virtualUsers({ ...probe, rate, timeoutMs })).to.be.within(
        open + 1,
        open + 2 * rate + 6,
      );
    }
  });
});
