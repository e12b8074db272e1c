import { argumentText, byProgram, wordAtOffset } from '../../commands/argument-text.ts';
import { accounts } from './accounts.ts';
import { applications } from './applications.ts';
import { aws } from './aws.ts';
import { backups } from './backups.ts';
import { batch } from './batch.ts';
import { bigData } from './big-data.ts';
import { brokers } from './brokers.ts';
import { bsd } from './bsd.ts';
import { ceph } from './ceph.ts';
import { chains } from './chains.ts';
import { cloud } from './cloud.ts';
import { cloudSettings } from './cloud-settings.ts';
import { clusterFiles } from './cluster-files.ts';
import { coordination } from './coordination.ts';
import { credentials } from './credentials.ts';
import type { Danger, Row, Table } from './danger.ts';
import { databases } from './databases.ts';
import { denials } from './denials.ts';
import { deployment } from './deployment.ts';
import { diskDangers } from './disks.ts';
import { distributedDatabases } from './distributed-databases.ts';
import { enterpriseDatabases } from './enterprise-databases.ts';
import { firewall } from './firewall.ts';
import { frameworks } from './frameworks.ts';
import { hadoop } from './hadoop.ts';
import { highAvailability } from './high-availability.ts';
import { hosts } from './hosts.ts';
import { hypervisors } from './hypervisors.ts';
import { machine } from './machine.ts';
import { mail } from './mail.ts';
import { migrations } from './migrations.ts';
import { names } from './names.ts';
import { network } from './network.ts';
import { packages } from './packages.ts';
import { platforms } from './platforms.ts';
import { postgresAndMysql } from './postgres-and-mysql.ts';
import { queues } from './queues.ts';
import { redisDangers } from './redis.ts';
import { requests } from './requests.ts';
import { restarts } from './restarts.ts';
import { restores } from './restores.ts';
import { servers } from './servers.ts';
import { services } from './services.ts';
import { storage } from './storage.ts';

interface KnownRow {
  readonly kind: keyof Table;
  readonly row: Row;
}

const tables = [
  machine,
  services,
  restarts,
  packages,
  accounts,
  credentials,
  network,
  firewall,
  denials,
  names,
  mail,
  diskDangers,
  storage,
  restores,
  databases,
  servers,
  redisDangers,
  migrations,
  requests,
  queues,
  coordination,
  highAvailability,
  cloud,
  aws,
  platforms,
  deployment,
  applications,
  bigData,
  batch,
  chains,
  brokers,
  backups,
  bsd,
  ceph,
  cloudSettings,
  clusterFiles,
  distributedDatabases,
  enterpriseDatabases,
  frameworks,
  hadoop,
  hosts,
  hypervisors,
  postgresAndMysql,
];

/** Rows by program, the gravest first. */
const rows = byProgram(
  (['destroys', 'removes', 'interrupts'] as const).flatMap((kind) =>
    tables.flatMap((table) => table[kind].map((row): KnownRow => ({ kind, row }))),
  ),
  ({ row }) => row[0],
);

/** Every program of the tables. */
export const programsOfRows: ReadonlySet<string> = new Set(rows.keys());

/** The danger of a program by the tables, the gravest that fits; empty if none does. */
export function dangersOfRows(name: string, words: readonly string[]): readonly Danger[] {
  const own = rows.get(name);
  if (!own) return [];
  const args = argumentText(words.slice(1));
  for (const { kind, row } of own) {
    const [, given, what, unless] = row;
    const found = given.exec(args);
    if (!found || unless?.test(args)) continue;
    // A match of all arguments shows the program.
    const at = found[0].trim() === '' ? 0 : wordAtOffset(words, found.index);
    return [{ kind, at, what }];
  }
  return [];
}

/** A row knows these arguments, and that they are harmless: `alembic downgrade --sql -1`. */
export function isExcused(name: string, words: readonly string[]): boolean {
  const args = argumentText(words.slice(1));
  return (rows.get(name) ?? []).some(
    ({ row: [, given, , unless] }) => unless?.test(args) && given.test(args),
  );
}
