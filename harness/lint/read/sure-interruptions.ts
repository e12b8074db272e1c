import type { Danger } from '../../runbook/effect/dangers/danger.ts';

/** What users notice for sure, or what no other command takes back: a note would be too little. */
const sure: ReadonlySet<string> = new Set([
  'stops every pod until somebody scales it up again',
  'stops every pod of the workload',
  'stops a part of the control plane',
  'stops every container that the list names',
  'makes another server the primary',
  'stops the server, or makes it a primary',
  'stops the primary, or makes another server the primary',
  'gives keys other partitions, for good',
  'makes Kafka delete messages after a day or less',
  'takes a node out of work, or cuts connections',
  'sends a transaction, which nobody can take back',
  'makes the kernel act at once, and it may stop the machine',
]);

const stops = /^(?:stops a service|stops and starts a service)$/;
/** Services that others ask all the time. */
const asked =
  /^(?:mysqld?|mariadb|postgres\w*(?:[@-].*)?|redis(?:-server)?|valkey|mongodb?|cassandra|rabbitmq(?:-server)?|etcd|kafka|zookeeper|elasticsearch|opensearch|influxdb|nginx|haproxy|apache2|httpd|caddy|traefik|keycloak|vault|consul|docker|containerd|crio|kubelet|k3s|rke2-(?:server|agent)|named|bind9|unbound|dovecot|postfix|slapd|nfs-(?:server|kernel-server)|ceph\S*\.target|glusterd|slurmctld|slurmdbd|libvirtd|patroni|pgbouncer|keepalived|pacemaker|corosync)(?:\.service)?$/;

/** True for an interruption that deserves a warning. */
export const interruptsForSure = (what: Danger['what'], words: readonly string[] = []): boolean =>
  what !== undefined &&
  (sure.has(what) ||
    (stops.test(what) && words.some((word) => word.split(/\s+/).some((one) => asked.test(one)))));
