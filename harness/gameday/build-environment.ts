import { abortable, systemClock } from '../clock.ts';
import type { OnImageProgress } from '../cluster/images/image-progress.ts';
import type { ImageSupply } from '../cluster/images/image-supply.ts';
import { createCluster } from '../cluster/lifecycle/create-cluster.ts';
import { clusterName } from '../cluster/lifecycle/docker-labels.ts';
import { findKeptCluster } from '../cluster/lifecycle/kept-cluster.ts';
import { clusterUndo } from '../cluster/lifecycle/removal.ts';
import { systemKey } from '../cluster/lifecycle/system-key.ts';
import { startMirror } from '../cluster/network/mirror.ts';
import { aim } from '../faults/aim.ts';
import type { Stage } from '../journal/events.ts';
import { elapsed } from '../model/figures.ts';
import type { System } from '../model/system.ts';
import { prometheusAlerts } from '../monitoring/prometheus.ts';
import { readInvariant } from '../monitoring/read-invariant.ts';
import { ruleLoader } from '../monitoring/rule-loader.ts';
import { openSession } from '../operator/session.ts';
import type { Cluster, Held, Lease, Machines } from '../ports.ts';
import { startK6Prober } from '../probes/k6-prober.ts';
import { allDone } from './all-done.ts';
import type { Environment } from './environment.ts';
import { imagesFor } from './environment-images.ts';
import {
  awaitConfinement,
  openWays,
  operatorHome,
  runOnOperator,
  startOperator,
} from './operator.ts';

/** An environment, and what is needed to keep or remove it. */
export interface BuiltEnvironment extends Environment {
  /** Containers beside the cluster; they are removed when the cluster is kept. */
  readonly sidecars: readonly { remove(): Promise<void> }[];
  readonly held: Held;
  /** Identifies this system with these images. */
  readonly key: string;
  remove(): Promise<void>;
}

export interface BuildOptions {
  readonly run: string;
  readonly keep: boolean;
  readonly lease: Lease;
  readonly signal: AbortSignal;
  readonly say: (text: string) => void;
  readonly supply: Pick<ImageSupply, 'ensure'>;
  readonly onImageProgress: OnImageProgress;
  readonly onStage: (stage: Stage) => void;
}

/** Images, cluster, system, operator: in that order, in parallel where none needs another. */
export async function buildEnvironment(
  system: System,
  options: BuildOptions,
): Promise<BuiltEnvironment> {
  const { signal, onImageProgress: onProgress, lease, run } = options;
  const startMs = systemClock.nowMs();
  const say = (what: string) => {
    const passed = elapsed(systemClock.nowMs() - startMs);
    options.say(`${passed.padStart(8)}            ${what}`);
  };
  options.onStage('cluster');
  const { node, base, operatorImage, k6, registry, own, mirrored, machine } = await imagesFor(
    system,
    options.supply,
    { signal, onProgress },
  );
  const inSystem = [...own, ...mirrored.map(({ made }) => made), ...(machine?.made ?? [])];
  const images = Object.fromEntries(
    [node, ...inSystem].map(({ reference, id }) => [reference, id]),
  );
  const key = await systemKey(system, images);
  const kept = options.keep ? await reuse(system, key, options) : undefined;
  const held = kept?.held ?? (await lease.hold(clusterUndo(run)));
  if (!kept) say(`creating cluster ${clusterName(run)}`);
  let cluster: Cluster | undefined;
  let machines: Machines | undefined;
  try {
    cluster =
      kept?.cluster ??
      (await createCluster({
        run,
        signal,
        nodeImage: base.reference,
        images: base.toLoad,
        workers: system.workers,
      }));
    const made = cluster;
    options.onStage('system');
    if (system.machines && machine) {
      const { reference: image } = machine;
      // Stops the machines when the lease is lost: a removal by label must not find new ones each time.
      const removed = AbortSignal.any([lease.lost, made.died]);
      machines = await made.startMachines({ spec: system.machines, image, signal: removed });
    }
    const given = machines;
    if (!kept) say(`bringing up ${system.name}`);
    const [, operator, prober, mirror] = await allDone([
      bringUp(system, made, { applied: kept !== undefined, machines, signal }),
      startOperator(made, operatorImage.reference, system.operatorTools),
      startK6Prober(made, k6.reference, system),
      registry &&
        startMirror(made, {
          run,
          image: registry.reference,
          mirrored: mirrored.map(({ made, as }) => ({ reference: made.reference, as })),
        }),
    ]);
    await prober.admit();
    // Before anything of the runbook, or of the system's own scripts, runs in the operator.
    await made.confineOperator();
    await awaitConfinement(operator);
    const { operatorSetup, operatorExhaust, operatorReset } = system;
    let open = '';
    if (operatorSetup !== undefined) await runOnOperator(operator, 'setup', operatorSetup);
    return {
      system,
      images,
      key,
      held,
      sidecars: [operator, prober, ...(mirror ? [mirror] : []), ...(given ? [given] : [])],
      reused: kept !== undefined,
      open: async (openings) => {
        const wanted = openings
          .map(({ what }) => what)
          .sort()
          .join();
        if (wanted !== open) await openWays(operator, made, openings);
        open = wanted;
      },
      lost: AbortSignal.any([lease.lost, made.died, ...(given ? [given.lost] : [])]),
      tools: {
        cluster: made,
        lease,
        aim,
        prober,
        ...(operatorExhaust !== undefined && {
          exhaust: () => runOnOperator(operator, 'exhaust', operatorExhaust),
        }),
        ...(operatorReset !== undefined && {
          reset: () => runOnOperator(operator, 'reset', operatorReset),
        }),
        openSession: (environment) => openSession(operator, { environment, home: operatorHome }),
        ...(system.alerts && { alerts: prometheusAlerts(made.core, system.alerts) }),
        ...(system.alerts?.rules !== undefined && {
          ruleLoader: ruleLoader(made, { ...system.alerts, rules: system.alerts.rules }),
        }),
        readInvariant: (invariant, options) => readInvariant(made, invariant, options),
        clock: systemClock,
      },
      remove: async () => {
        await given?.end();
        await made.delete();
        await held.revert();
      },
    };
  } catch (error) {
    try {
      await machines?.end();
      // This also removes its record and kubeconfig, which the lease does not know.
      await cluster?.delete();
    } finally {
      await held.revert();
    }
    throw error;
  }
}

async function reuse(
  system: System,
  key: string,
  { run, lease, say }: BuildOptions,
): Promise<{ cluster: Cluster; held: Held } | undefined> {
  const { ready } = system;
  const found = await findKeptCluster({ run, systemKey: key, ready, onUnfit: say });
  return found && { cluster: found.cluster, held: await lease.hold(found.undo) };
}

async function bringUp(
  { folder, manifests, ready, readyTimeoutMs }: System,
  cluster: Cluster,
  {
    applied,
    machines,
    signal,
  }: {
    readonly applied: boolean;
    readonly machines: Machines | undefined;
    readonly signal: AbortSignal;
  },
): Promise<void> {
  if (!applied) {
    for (const inner of manifests) {
      await cluster.applyFolder(folder, inner);
      signal.throwIfAborted();
    }
    await cluster.waitReady(ready, readyTimeoutMs, signal);
  }
  if (machines) await abortable(machines.answered(readyTimeoutMs), signal);
}
