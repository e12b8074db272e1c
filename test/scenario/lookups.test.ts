// The placeholders of a shell are written in plain strings here.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: shell, not a template
import { expect } from 'chai';
import { z } from 'zod';
import type { Step } from '../../harness/model/runbook.ts';
import { plan } from '../../harness/scenario/plan.ts';
import { command, procedure, runbook, scenario, system } from './documents.ts';
import { thrown } from './thrown.ts';

const faults = [{ kind: 'process-hang', schema: z.looseObject({}) }];
const planOf = (steps: readonly Step[], rest = '') =>
  plan(scenario(rest), runbook(procedure('Restart', steps)), system, faults);
const pods = 'lookups:\n  pod: kubectl get pods -o name\n';

describe('look-ups of a scenario', () => {
  it('stand in for bindings, and leave the text as it is', () => {
    const steps = [
      command(10, 'kubectl logs <pod> -n ${NS}', { holes: ['pod', 'NS'] }),
      command(11, 'kubectl get pods'),
    ];
    const made = planOf(steps, `${pods}bindings: { NS: shop }`);
    expect(made.steps.map(({ lookups }) => lookups)).to.deep.equal([['pod'], undefined]);
    expect(made.steps[0]?.boundText).to.equal('kubectl logs <pod> -n ${NS}');
    expect(made.notes).to.deep.equal([]);
  });

  it('are read as words: what is endless, or acts, is so with any value', () => {
    const [step] = planOf([command(10, 'kubectl logs -f <pod>', { holes: ['pod'] })], pods).steps;
    expect(step?.action.kind).to.equal('endless');
  });

  it('are refused where a fixed value is given as well', () => {
    const found = thrown(() =>
      planOf([command(10, 'a <pod>', { holes: ['pod'] })], `${pods}bindings: { pod: web }`),
    );
    expect(found).to.deep.include({ code: 'BAD_SCENARIO', exitCode: 2, at: 'hang.yaml:7:3' });
    expect(found.message).to.equal('"pod" is under "bindings" and under "lookups".');
  });

  for (const [written, why] of [
    ['kubectl get pods "', 'unexpected end of text'],
    ['kubectl get pod <pod>', '<pod> is a placeholder'],
  ] as const) {
    it(`are refused if bash cannot read them: ${written}`, () => {
      const found = thrown(() =>
        planOf([command(10, 'a <x>', { holes: ['x'] })], `lookups:\n  x: '${written}'\n`),
      );
      expect(found).to.deep.include({ code: 'BAD_SCENARIO', exitCode: 2, at: 'hang.yaml:7:3' });
      expect(found.message).to.include('the look-up of "x"').and.include(why);
    });
  }

  it('are noted where no step needs them', () => {
    expect(planOf([command(10, 'a')], pods).notes).to.deep.equal([
      {
        text: 'the look-up of "pod" fills no placeholder of the steps that will run',
        place: { file: 'hang.yaml', line: 7, column: 3 },
      },
    ]);
  });
});
