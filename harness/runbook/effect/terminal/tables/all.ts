import type { Rows } from '../rows.ts';
import { accounts } from './accounts.ts';
import { backups } from './backups.ts';
import { chains } from './chains.ts';
import { clouds } from './clouds.ts';
import { clusterStreams } from './cluster-streams.ts';
import { clusters } from './clusters.ts';
import { computeJobs } from './compute-jobs.ts';
import { consoles } from './consoles.ts';
import { daemons } from './daemons.ts';
import { developmentServers } from './development-servers.ts';
import { disks } from './disks.ts';
import { foreground } from './foreground.ts';
import { hashicorp } from './hashicorp.ts';
import { keys } from './keys.ts';
import { languages } from './languages.ts';
import { machines } from './machines.ts';
import { monitors } from './monitors.ts';
import { networks } from './networks.ts';
import { packages } from './packages.ts';
import { platforms } from './platforms.ts';
import { provisioning } from './provisioning.ts';
import { queues } from './queues.ts';
import { searchEngines } from './search-engines.ts';
import { secrets } from './secrets.ts';
import { servers } from './servers.ts';
import { shell } from './shell.ts';
import { storeServers } from './store-servers.ts';
import { stores } from './stores.ts';
import { versionControl } from './version-control.ts';
import { wizards } from './wizards.ts';

/** Every table of this folder. */
export const tables: readonly Rows[] = [
  accounts,
  backups,
  chains,
  clouds,
  clusterStreams,
  clusters,
  computeJobs,
  consoles,
  developmentServers,
  daemons,
  disks,
  foreground,
  hashicorp,
  keys,
  languages,
  machines,
  monitors,
  networks,
  packages,
  platforms,
  provisioning,
  queues,
  searchEngines,
  secrets,
  servers,
  shell,
  storeServers,
  stores,
  versionControl,
  wizards,
];
