import { expect } from 'chai';
import { systemClock } from '../../harness/clock.ts';
import { aim } from '../../harness/faults/aim.ts';
import { startK6Prober } from '../../harness/probes/k6-prober.ts';
import type { ConditionProbe } from '../../harness/scenario/probe-kinds/condition.ts';
import { failureOf } from '../faults/failure-of.ts';
import type { FaultsBench } from './faults-bench.ts';
import { applyWeb, readyWeb, removeWeb, stateOfWeb } from './rolled-out-web.ts';

const target = { namespace: 'tiny', name: 'web' };
const version = (web: object) => ({ spec: { containers: [{ name: 'web', ...web }] } });
const crashing = version({ command: ['sh', '-c', 'exit 3'] });
const deploy = (more: object) => ({ kind: 'deploy', target, cause: 'release 2', ...more });

/** Faults of a roll-out, on a Deployment of their own. */
export function describeRollOuts(bench: FaultsBench): void {
  const { inNode, until, inject, revertTwice } = bench;
  const kubectl = (words: string) => inNode(`kubectl ${words} -n tiny`);
  let asItWas: string;

  describe('roll-outs', () => {
    before(async () => {
      await applyWeb(bench, bench.image());
      asItWas = await stateOfWeb(bench);
    });
    after(() => removeWeb(bench));
    afterEach(async () => {
      await until(() => stateOfWeb(bench), asItWas);
      await until(() => readyWeb(bench), '2');
    });

    it('deploy leaves a version that crashes stuck, and takes it out of the history', async () => {
      const aimed = await inject(deploy({ template: crashing }));
      expect(await kubectl('rollout history deployment/web')).to.match(/\d +release 2/);
      expect(await readyWeb(bench), 'who was there goes on').to.equal('2');
      await revertTwice(aimed);
    });

    it('deploy makes no revision where a runbook has rolled back', async () => {
      const aimed = await inject(deploy({ template: crashing }));
      expect(await kubectl('rollout undo deployment/web')).to.include('rolled back');
      await until(() => kubectl('rollout status deployment/web --watch=false'), /successfully/);
      const generation = () => kubectl("get deployment web -o jsonpath='{.metadata.generation}'");
      const asRolledBack = await generation();
      await revertTwice(aimed);
      expect(await generation()).to.equal(asRolledBack);
    });

    it('deploy ends a pause with the version, and undoes what a runbook made of it', async () => {
      const aimed = await inject(deploy({ template: crashing }));
      await kubectl('rollout pause deployment/web');
      await kubectl('set env deployment/web MODE=third');
      await revertTwice(aimed);
    });

    it('deploy sees a version whose pods are never ready, and refuses one that is not broken', async () => {
      const unready = { exec: { command: ['false'] }, periodSeconds: 1 };
      const aimed = await inject(deploy({ template: version({ readinessProbe: unready }) }));
      await revertTwice(aimed);
      const fine = await aim(
        deploy({ template: version({ readinessProbe: null }), withinSeconds: 20 }),
        bench.cluster(),
      );
      expect(String(await failureOf(fine.inject()))).to.include(
        'is complete: every pod of the new',
      );
      await revertTwice(fine);
    });

    it('deploy rolls out a version that starts well, and undoes what it did to the data', async () => {
      const undoData = {
        ...{ namespace: 'tiny', selector: 'app=redis' },
        command: ['redis-cli', 'del', 'migrated'],
      };
      const migrating = version({
        command: ['sh', '-c', 'redis-cli -h redis set migrated yes && exec sleep infinity'],
      });
      const fault = deploy({ template: migrating, rollout: 'complete', undoData });
      const aimed = await inject(fault);
      const migrated = () => inNode('kubectl exec -n tiny deploy/redis -- redis-cli get migrated');
      expect(await migrated()).to.equal('yes');
      await revertTwice(aimed);
      expect(await migrated()).to.equal('');
    });

    for (const kind of ['StatefulSet', 'DaemonSet']) {
      it(`deploy rolls a ${kind} back whose new pod was never ready`, async () => {
        const name = 'one';
        await inNode(`kubectl apply -f - <<'ONE'
apiVersion: apps/v1
kind: ${kind}
metadata: {name: ${name}, namespace: tiny}
spec:
  selector: {matchLabels: {app: ${name}}}
  template:
    metadata: {labels: {app: ${name}}}
    spec:
      terminationGracePeriodSeconds: 1
      containers: [{name: web, image: ${bench.image()}, imagePullPolicy: IfNotPresent, command: [sleep, infinity]}]
ONE`);
        const status = () => kubectl(`rollout status ${kind}/${name} --watch=false`);
        const isComplete = /successfully rolled out|roll out complete/;
        try {
          await until(status, isComplete);
          const fault = deploy({ target: { kind, namespace: 'tiny', name }, template: crashing });
          await revertTwice(await inject(fault));
          await until(status, isComplete);
          const command = `get pods -l app=${name} -o jsonpath='{.items[*].spec.containers[0].command}'`;
          await until(() => kubectl(command), '["sleep","infinity"]');
        } finally {
          await kubectl(`delete ${kind} ${name}`);
        }
      });
    }

    it('image-pull by a tag that does not exist', async () => {
      const aimed = await inject({ kind: 'image-pull', target, tag: 'no-such-tag' });
      await until(() => kubectl('get events'), /Failed to pull image.*no-such-tag/);
      await revertTwice(aimed);
    });

    for (const [what, limit, said] of [
      ['a quota', { hard: { pods: 4 } }, /exceeded quota: limits/],
      [
        'a limit',
        { limits: [{ type: 'Pod', max: { memory: '64Mi' } }] },
        /maximum memory usage per Pod/,
      ],
    ] as const) {
      it(`quota refuses new pods by ${what}, and they are there at once when it is gone`, async () => {
        const faults = [
          { kind: 'quota', namespace: 'tiny', ...limit },
          { kind: 'pod-kill', target: { namespace: 'tiny', selector: 'app=web' } },
        ];
        const aimed = await aim({ kind: 'together', faults }, bench.cluster());
        await aimed.inject();
        await aimed.bite?.();
        await until(() => kubectl('get events'), said);
        await revertTwice(aimed);
      });
    }

    it('a probe of kind condition sees a roll-out that users do not', async () => {
      const web: ConditionProbe = {
        ...{ name: 'web', kind: 'condition', rate: 5, timeoutMs: 5_000 },
        object: { apiVersion: 'apps/v1', kind: 'Deployment', ...target },
        expect: { rollout: 'complete' },
      };
      const prober = await startK6Prober(bench.cluster(), bench.prober(), { probes: [web] });
      const seen: string[] = [];
      await prober.admit();
      const running = await prober.start(['web'], systemClock, ({ ok, detail }) => {
        seen.push(ok ? 'complete' : (detail ?? ''));
      });
      const last = async () => seen.at(-1) ?? '';
      try {
        await until(last, 'complete');
        const aimed = await inject(deploy({ template: crashing }));
        await until(last, '1 of 2 replicas are of the latest version');
        await revertTwice(aimed);
        await until(last, 'complete');
        const can = (object: string) =>
          inNode(
            `kubectl auth can-i get ${object} -n tiny --as system:serviceaccount:firedrill:firedrill-prober || true`,
          );
        expect(await can('deployments.apps/web')).to.include('yes');
        expect(await can('deployments.apps/redis')).to.include('no');
        expect(await can('secrets')).to.include('no');
      } finally {
        await running.stop();
        await prober.remove();
        await inNode(
          'kubectl delete namespace firedrill; kubectl delete role,rolebinding -n tiny firedrill-prober',
        );
      }
    });
  });
}
