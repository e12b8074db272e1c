import type { Table } from './danger.ts';

/** Stores, brokers, load balancers, name servers, engines: what many others wait for while it restarts. */
const shared =
  'gitaly|praefect|daos_server|beegfs\\S*|lnetd?|ldap|sssd|chronyd|ntpd|autofs|rpcbind|postgres(?:ql)?\\d*|postmaster|pgbouncer|pgpool|patroni|repmgrd|mysqld?|mariadbd?|galera|proxysql|mongod?b?|mongos|redis|valkey|sentinel|memcached|etcd|consul|vault|nomad|elasticsearch|opensearch|solr|kafka|zookeeper|cassandra|scylla|couchdb|couchbase|neo4j|rabbitmq|activemq|artemis|mosquitto|emqx|vernemq|nats|pulsar|bookkeeper|influxdb?|clickhouse|prometheus|minio|ceph|gluster\\w*|glusterd|nfs|samba|smbd|nginx|haproxy|httpd|apache2?|envoy|traefik|keepalived|varnish|squid|caddy|kong|docker|containerd|crio|podman|libvirtd?|network|networking|networkmanager|systemd-networkd|systemd-resolved|named|bind9?|dnsmasq|coredns|unbound|pdns|slapd|freeradius|krb5kdc|ipa|postfix|dovecot|exim4?|slurm\\w*|munge|lvm2|iscsid?|multipathd|drbd|corosync|pacemaker|kube-apiserver|kube-proxy|apiserver|calico\\w*|cilium|flannel|kube-dns|ingress|gateway|broker|proxy|lb|load-?balancer|database|db|openvpn|wg-quick|strongswan|ipsec|frr|bird|firewalld';
const named = `(?:^|[-_./@: ])(?:${shared})(?=[-_./@:\\d ]|$)`;
const stopsShort = 'restarts what others depend on, and they wait or fail until it is back';
const restartsAll = 'restarts every container of the project';
const row = (before: string, after = '') => new RegExp(`${before}(?:.*${named})${after}`, 'i');

/** Restarts of what others depend on; the restart of an application is what an operator is there for. */
export const restarts: Table = {
  destroys: [],
  removes: [],
  interrupts: [
    [
      'systemctl',
      row(' (?:restart|try-restart|force-reload|reload-or-restart)(?: -\\S+)*'),
      stopsShort,
      /-exporter|-agent/,
    ],
    ['systemctl', / restart(?: -\S+)* \S*\*/, stopsShort],
    ['restart stop', new RegExp(`^ \\S*$(?<=${named})`, 'i'), stopsShort],
    [
      'service rc-service invoke-rc.d',
      new RegExp(`^(?=.* (?:restart|force-reload)$).*${named}`, 'i'),
      stopsShort,
    ],
    [
      'docker podman nerdctl',
      row(' (?:container |compose )?(?:\\S+ )*?restart'),
      stopsShort,
      / --restart/,
    ],
    ['docker-compose podman-compose', row(' (?:\\S+ )*?restart'), stopsShort],
    ['docker podman', / restart .*(?:\$\(|`| -q)/, stopsShort],
    ['docker podman', / compose(?: -\S+(?: [^-\s]\S*)?)* restart$/, restartsAll],
    ['docker-compose podman-compose', /^(?: -\S+(?: [^-\s]\S*)?)* restart$/, restartsAll],
    [
      'docker podman docker-compose podman-compose',
      / up\b.* --force-recreate\b/,
      'makes containers anew, and whoever uses them waits',
    ],
    [
      'aws',
      / ecs update-service\b.* --force-new-deployment\b/,
      'restarts every container of the service',
    ],
    ['launchctl', / kickstart\b.* -\w*k/, stopsShort],
    ['heroku', / (?:ps:restart|dyno:restart|restart)(?: |$)/, stopsShort],
    ['docker', / service update\b.* --force(?: |$)/, 'restarts every container of the service'],
    ['brew', row(' services restart'), stopsShort],
    [
      'supervisorctl pm2 gitlab-ctl sv monit',
      / (?:restart|reload)(?: all)?$/,
      'restarts everything that it looks after',
      / restart \S+ \S|status/,
    ],
    ['supervisorctl pm2 gitlab-ctl sv monit', row(' (?:restart|force-restart)'), stopsShort],
    ['apachectl apache2ctl', / (?:-k )?restart(?: |$)/, stopsShort],
    ['nomad', / (?:job|alloc) (?:restart|stop)(?: |$)/, stopsShort],
    ['snap', / restart(?: |$)/, stopsShort],
    ['microk8s', / (?:stop|reset)(?: |$)/, 'stops the cluster'],
    ['svcadm', / restart(?: |$)/, stopsShort],
    ['rcctl', row(' restart'), stopsShort],
    ['passenger-config', / restart-app(?: |$)/, stopsShort],
    [
      'shorewall shorewall6',
      / (?:restart|clear|stop|reset)(?: |$)/,
      'opens or closes the firewall meanwhile',
    ],
    [
      'salt ansible',
      / .*(?:service\.restart|state=restarted)\b/,
      'restarts a service on every machine that it names',
    ],
    [
      'ansible-playbook',
      / (?:\S*[-_/])?(?:rolling[-_])?(?:upgrade|restart|reboot|update|patch(?:ing)?|shutdown|stop)(?:[-_]\S*)?\.ya?ml\b/,
      'restarts services on every machine that it names',
      / (?:--check|--list-\w+|--syntax-check|-C)(?: |$)| (?:--tags|-t)[ =](?:check|verify|facts)/,
    ],
  ],
};

/** The same of `kubectl rollout restart`, by the name of the workload. */
export const isShared = (name: string): boolean => new RegExp(named, 'i').test(name);
