import { expect } from 'chai';
import { z } from 'zod';
import type { ProbeSpec } from '../../harness/model/system.ts';
import { plan } from '../../harness/scenario/plan.ts';
import type { ProbeKind } from '../../harness/scenario/probe-kind.ts';
import { describeProbe, probeKinds } from '../../harness/scenario/probe-schema.ts';
import { parseSystem } from '../../harness/scenario/system-file.ts';
import { command, procedure, runbook, scenario, systemText } from './documents.ts';
import { thrown } from './thrown.ts';

interface Knock extends ProbeSpec {
  readonly kind: 'knock';
  readonly door: string;
}

const knock: ProbeKind<Knock> = {
  kind: 'knock',
  schema: z
    .strictObject({ name: z.string(), kind: z.literal('knock'), door: z.string() })
    .transform((probe) => ({ ...probe, rate: 2, timeoutMs: 500 })),
  describe: ({ door }) => ({ asks: `knocks at ${door}`, expects: 'an answer' }),
};

describe('a kind of probe that is new', () => {
  const kinds: readonly ProbeKind[] = [...probeKinds, knock];
  const written = (probe: string) => systemText.replace('probes:\n', `probes:\n  - ${probe}\n`);
  const read = (probe: string) => parseSystem('/s', 'system.yaml', written(probe), kinds);
  const refused = (probe: string) => thrown(() => read(probe));

  it('is read with its own defaults, planned and described, alongside a probe without a kind', () => {
    const system = read('{ name: front-door, kind: knock, door: oak }');
    const restart = runbook(procedure('Restart', [command(8, 'true')]));
    const fault = [{ kind: 'process-hang', schema: z.unknown() }];
    const { probes } = plan(scenario(), restart, system, fault);
    expect(probes.map(({ kind }) => kind)).to.deep.equal(['knock', 'http']);
    expect(probes[0]).to.include({ door: 'oak', rate: 2, timeoutMs: 500 });
    expect(probes.map((probe) => describeProbe(probe, kinds))).to.deep.equal([
      { asks: 'knocks at oak', expects: 'an answer' },
      { asks: 'GET http://web.shop.svc:8080/', expects: '200 and Welcome' },
    ]);
  });

  it('reports errors in the words of its own keys', () => {
    expect(refused('{ name: a, kind: knock, dor: oak }').message).to.include(
      'Did you mean "door"?',
    );
    expect(refused('{ name: a, kind: knok }').message).to.include(
      `"probes[0].kind": expected one of: ${kinds.map(({ kind }) => kind).join(', ')}`,
    );
    expect(refused('{ name: a, dor: oak }').message).to.include('unknown key "dor"');
  });

  it('leaves the hints for a probe without a kind to HTTP, even if another kind is listed first', () => {
    const listed: readonly ProbeKind[] = [knock, ...probeKinds];
    const hint = (probe: string) =>
      thrown(() => parseSystem('/s', 'system.yaml', written(probe), listed)).message;
    expect(hint('{ name: a, reqest: { method: GET, url: "http://a" } }')).to.include(
      'unknown key "reqest". Did you mean "request"?',
    );
    expect(hint('{ name: a, kind: knock, dor: oak }')).to.include('Did you mean "door"?');
  });

  it('is shown by its name if a journal has one that no longer exists', () => {
    const gone: ProbeSpec = { name: 'a', kind: 'gone', rate: 1, timeoutMs: 1 };
    expect(describeProbe(gone).asks).to.equal('a probe of kind gone');
  });
});
