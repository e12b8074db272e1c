import { mkdir, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { stateFolder } from '../../io/paths.ts';

/** The files of a run's cluster; the run's lease is in the same folder. */
export interface RunFiles {
  readonly config: string;
  readonly kubeconfig: string;
}

export async function makeRunFolder(run: string): Promise<RunFiles> {
  await mkdir(folderOf(run), { recursive: true, mode: 0o700 });
  return filesOf(run);
}

/** Removes the files of a cluster that is gone, and the folder unless it holds something else. */
export async function removeRunFiles(run: string): Promise<void> {
  await Promise.all(Object.values(filesOf(run)).map((file) => rm(file, { force: true })));
  await rmdir(folderOf(run)).catch(() => undefined);
}

function filesOf(run: string): RunFiles {
  const folder = folderOf(run);
  return { config: join(folder, 'kind.yaml'), kubeconfig: join(folder, 'kubeconfig') };
}

function folderOf(run: string): string {
  return join(stateFolder, 'runs', run);
}
