import { expect } from 'chai';
import type { ProbeSpec } from '../../harness/model/system.ts';
import { proberFiles, virtualUsers } from '../../harness/probes/questions.ts';

const probe: ProbeSpec = {
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
  it('gives the questions as data, apart from the program', async () => {
    const files = await proberFiles([probe]);
    expect(Object.keys(files)).to.deep.equal(['/prober/probe.ts', '/prober/questions.json']);
    expect(files['/prober/probe.ts']).not.to.include('nothing');
    expect(JSON.parse(files['/prober/questions.json'] ?? '')).to.deep.equal([
      { ...probe, virtualUsers: virtualUsers(probe) },
    ]);
  });

  it('has a virtual user for every question that a hang can leave open', () => {
    for (const [rate, timeoutMs] of [
      [20, 1000],
      [50, 5000],
      [0.5, 10_000],
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
