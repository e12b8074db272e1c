import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { allDrills } from '../catalog/drills.ts';
import { type Engine, findEngine } from '../cluster/engine/engine.ts';
import { canInstallPackages, mayHaveSysResource } from '../cluster/engine/host.ts';
import { inotifyInstances, wantedInotifyInstances } from '../cluster/engine/kernel-limits.ts';
import { buildingGb, freeGb } from '../cluster/images/disk-space.ts';
import { findImages } from '../cluster/images/image-orders.ts';
import { listLeftovers } from '../cluster/lifecycle/leftovers.ts';
import { docker } from '../io/docker.ts';
import { drillImages, nameOf } from './drill-images.ts';

/** The result of one check. `warn`: drills run, but differently or later; `bad`: drills cannot run. */
export interface Finding {
  readonly subject: string;
  readonly state: 'good' | 'warn' | 'bad';
  readonly text: string;
  readonly next?: string;
}

/** Checks what drills need, and changes nothing. */
export async function examine(): Promise<readonly Finding[]> {
  const engine = await findEngine();
  const needsEngine = engine ? [images(), registry(), leftovers()] : [];
  return Promise.all([
    node(),
    Promise.resolve(engineFinding(engine)),
    Promise.resolve(privileges()),
    Promise.resolve(inotify()),
    disk(engine),
    toolchain(),
    ...needsEngine,
  ]);
}

async function node(): Promise<Finding> {
  return { subject: 'node', state: 'good', text: process.version };
}

function engineFinding(engine: Engine | undefined): Finding {
  const subject = 'engine';
  if (engine) {
    const { version, architecture, cgroupVersion, storageFolder } = engine;
    const text = `${version}, ${architecture}, cgroup v${cgroupVersion}, ${storageFolder}`;
    return { subject, state: 'good', text };
  }
  if (canInstallPackages()) {
    const text = 'no engine answers; `firedrill setup` installs and starts one';
    return { subject, state: 'warn', text, next: 'Run `firedrill setup`.' };
  }
  const next = 'Install Docker and start it (Docker Desktop, Colima, docker.io…).';
  return { subject, state: 'bad', text: 'no engine answers', next };
}

function privileges(): Finding {
  const subject = 'privileges';
  if (mayHaveSysResource()) return { subject, state: 'good', text: 'complete' };
  const text = 'this machine lacks CAP_SYS_RESOURCE; the engine runs nodes without it';
  return { subject, state: 'warn', text };
}

function inotify(): Finding {
  const subject = 'inotify';
  const limit = inotifyInstances();
  if (limit === undefined) {
    return { subject, state: 'good', text: 'not checked: this host is not Linux' };
  }
  const text = `${limit} instances per user`;
  if (limit >= wantedInotifyInstances) return { subject, state: 'good', text };
  return {
    ...{ subject, state: 'warn', text: `${text}; several clusters in parallel need more` },
    next: `Run \`sysctl -w fs.inotify.max_user_instances=${wantedInotifyInstances}\`.`,
  };
}

async function disk(engine: Engine | undefined): Promise<Finding> {
  const folder = engine?.storageFolder ?? '/';
  const free = await freeGb(folder);
  const subject = 'disk';
  if (free === undefined) {
    return { subject, state: 'warn', text: `not checked: ${folder} is not on this host` };
  }
  const text = `${free.toFixed(1)} GB free at ${folder}; building images needs ${buildingGb} GB`;
  const next = 'Free some space, or make a registry reachable so that images are pulled.';
  return free < buildingGb
    ? { subject, state: 'warn', text, next }
    : { subject, state: 'good', text };
}

async function toolchain(): Promise<Finding> {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const isThere = (folder: string) =>
    access(join(folder, 'go'), constants.X_OK).then(
      () => true,
      () => false,
    );
  const found = (await Promise.all(folders.map(isThere))).includes(true);
  const subject = 'go';
  if (found) return { subject, state: 'good', text: 'on PATH' };
  const text = 'not on PATH; needed only to build kind or images that are not available otherwise';
  return { subject, state: 'warn', text };
}

async function images(): Promise<Finding> {
  const wanted = drillImages(await allDrills());
  const found = await findImages(wanted);
  const missing = wanted.filter((_, index) => !found[index]).map(nameOf);
  const subject = 'images';
  if (missing.length === 0)
    return { subject, state: 'good', text: `all ${wanted.length} are present` };
  const text = `${missing.join(', ')} will be pulled or built`;
  return { subject, state: 'warn', text, next: 'Run `firedrill setup`.' };
}

async function registry(): Promise<Finding> {
  const subject = 'registry';
  const asked = 'debian:bookworm-slim';
  const { exitCode } = await docker(['manifest', 'inspect', asked], { timeoutMs: 8_000 });
  if (exitCode === 0) return { subject, state: 'good', text: 'answers; images are pulled' };
  return { subject, state: 'warn', text: 'no registry answers; images are built from source' };
}

async function leftovers(): Promise<Finding> {
  const left = await listLeftovers();
  const subject = 'leftovers';
  if (left.length === 0) return { subject, state: 'good', text: 'none' };
  const text = left.map(({ describes }) => describes).join(', ');
  return { subject, state: 'warn', text, next: 'Run `firedrill revert`.' };
}
