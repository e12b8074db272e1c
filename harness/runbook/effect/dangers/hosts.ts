import type { Table } from './danger.ts';

const takes = 'takes something away from a machine, or moves it';

/** Further commands of hosts, of what runs on them, of identities and of forges. */
export const hosts: Table = {
  destroys: [
    [
      'virsh',
      / (?:blockcommit|blockpull|snapshot-delete|pool-undefine|net-undefine) /,
      'deletes a snapshot or a definition',
    ],
    ['pvesm', / free /, 'deletes a volume'],
    [
      'racadm',
      / (?:racresetcfg|storage (?:deletevd|resetconfig|init|secureerase)\S*)/,
      'deletes an array or the settings of the controller',
    ],
    ['talosctl', / wipe disk(?: |$)/, 'wipes a disk'],
    ['p4', / obliterate\b.* -y/, 'deletes files with their history'],
    ['kdb5_util', / (?:destroy|load)(?: |$)/, 'deletes or replaces every principal'],
    ['zmprov', / (?:da|deleteAccount|ddl|deleteDomain|dd) /, 'deletes an account or a list'],
    ['git', / gc\b.* --prune=(?:now|all)/, 'deletes what no branch has'],
    ['rm', /(?:\.ssh\/id_\w+|ssh_host_\S+)(?: |$)/, 'deletes a key'],
  ],
  removes: [
    [
      'registry bin/registry',
      / garbage-collect\b/,
      'deletes images that no tag names',
      / (?:-d|--dry-run)(?: |$)/,
    ],
    ['svn', / (?:delete|del|rm|remove) \S+:\/\//, 'deletes what it names for everybody'],
    [
      'gh',
      / (?:pr merge\b.* --admin|repo archive) ?/,
      'passes by the protection of a branch, or closes a repository',
    ],
    [
      'vault bao',
      / (?:secrets move|audit disable|plugin deregister|kv rollback|kv delete|operator seal) ?/,
      'takes something away from whoever uses it',
    ],
    [
      'consul',
      / (?:keyring\b.* -remove|peering delete) ?/,
      'takes something away from whoever uses it',
    ],
    [
      'nomad',
      / (?:volume (?:deregister|detach)|node purge|job revert|job scale\b.* 0|deployment fail) ?/,
      'stops work of Nomad, or goes back to an older version',
    ],
    ['gpg gpg2', / --delete-keys?(?: |$)/, 'deletes a key'],
    [
      'kcadm.sh',
      / (?:delete|update\b.*enabled=false|set-password) ?/,
      'deletes something, or locks a user out',
    ],
  ],
  interrupts: [
    [
      'virsh',
      / (?:migrate|detach-\S+|pool-destroy|net-destroy|suspend|managedsave|save|reset|domif-setlink\b.* down) /,
      takes,
    ],
    ['qm pct', / (?:migrate|unlock|unlink|remote-migrate) /, takes],
    ['ipmitool', / sel clear(?: |$)/, 'deletes the log of the hardware'],
    ['hponcfg', / -r(?: |$)/, 'resets the controller'],
    ['vagrant', / reload(?: |$)/, 'stops the machine'],
    ['minikube k3d colima', / (?:cluster )?stop(?: |$)/, 'stops the cluster'],
    ['kops', / update cluster\b.* --yes\b/, 'changes what the cluster is made of'],
    [
      'talosctl',
      / (?:apply-config|rollback|patch mc|patch machineconfig|service \S+ (?:restart|stop)) ?/,
      'changes or restarts a node',
    ],
    ['cmctl', / (?:renew|deny) /, 'replaces or refuses a certificate'],
    [
      'docker podman',
      / (?:rmi -\w*f|rmi --force|node demote|plugin (?:disable|rm)|context rm|buildx rm) /,
      takes,
    ],
    [
      'fly',
      / (?:prune-worker|land-worker|pause-\w+|destroy-\w+|abort-build)(?: |$)/,
      'stops workers or pipelines',
    ],
    ['sacctmgr', / (?:modify|update)\b.*max\w*=0(?: |$)/, 'keeps somebody from running jobs'],
    ['qterm', /^/, 'stops the scheduler'],
    ['condor_hold condor_vacate', / \S/, 'stops jobs'],
    ['puppet', / agent\b.* --disable\b/, 'keeps the machine from being set up'],
    ['exim exim4', / -M(?:f|g|t) /, 'holds mail that waits'],
    ['zmprov', / (?:ma|modifyAccount)\b.*(?:closed|locked|maintenance)/, 'locks a user out'],
    ['ipactl', / (?:restart|stop)(?: |$)/, 'stops the directory'],
    ['samba-tool', / fsmo (?:seize|transfer)(?: |$)/, 'makes another server the master'],
    ['packer', / build\b.* -force\b/, 'replaces an image'],
  ],
};
