import { always } from '../../commands/argument-text.ts';
import type { Table } from './danger.ts';
import { killReloads, reloads } from './signals.ts';

const stopped = / (?:stop|kill|isolate|mask)(?: -\S+)* [^-\s]|disable\b.* --now\b/;
const stops = 'stops a service';
/** Programs on which others depend: even a polite signal stops them. */
const stores =
  'postgres(?:ql)?|postmaster|mysqld?\\w*|mariadbd?|mongod|mongos|redis(?:-server)?|etcd|elasticsearch|kafka|zookeeper|cassandra|rabbitmq|beam\\.smp|clickhouse\\S*|influxd|consul|vault|nomad|kubelet|containerd|dockerd|kube-\\S+|nginx|haproxy|httpd|apache2|envoy|keepalived|java';

/** Services of a machine, and their processes. */
export const services: Table = {
  destroys: [],
  removes: [],
  interrupts: [
    [
      'systemctl',
      / (?:reboot|poweroff|halt|kexec|rescue|emergency|soft-reboot|suspend|hibernate)\b/,
      'stops the machine',
    ],
    ['systemctl', stopped, stops, killReloads],
    [
      'systemctl',
      / (?:freeze|clean|revert|switch-root) /,
      'stops a service, or throws away its state or settings',
    ],
    ['supervisorctl circusctl', / (?:remove|clear|quit|signal (?:KILL|TERM|QUIT)) ?/, stops],
    ['pm2', / (?:scale \S+ 0|flush)(?: |$)/, stops],
    ['forever', / stop(?:all)?(?: |$)/, stops],
    ['s6-rc', / -\w*d\w* change /, stops],
    ['sv', / (?:exit|force-\w+|term|interrupt|quit) /, stops],
    ['service', / \S+ (?:onestop|forcestop|quietstop)(?: |$)/, stops],
    ['jboss-cli.sh', /(?::shutdown|:reload|:suspend|undeploy |:restart)/, stops],
    ['asadmin', / (?:restart-domain|stop-\S+|undeploy|disable|delete-\S+)(?: |$)/, stops],
    [
      'stopServer.sh stopNode.sh stopManager.sh stopWebLogic.sh stopManagedWebLogic.sh',
      always,
      stops,
    ],
    ['uwsgi', / --stop /, stops],
    ['a2dissite a2dismod a2disconf', / \S/, 'takes a part of the web server away'],
    ['varnishadm', / backend\.set_health \S+ sick/, 'takes servers out of work'],
    ['rcctl', / (?:stop|disable)(?: |$)/, stops],
    ['systemctl', / disable(?: -\S+)* [^-\s]/, 'keeps a service from starting with the machine'],
    ['systemctl', / (?:set-default|default) (?:rescue|emergency)/, 'keeps services from starting'],
    ['service rc-service', / \S+ stop(?: |$)/, stops],
    ['chkconfig', / \S+ off(?: |$)| --del /, 'keeps a service from starting with the machine'],
    [
      'update-rc.d',
      / \S+ (?:remove|disable)(?: |$)/,
      'keeps a service from starting with the machine',
    ],
    ['rc-update', / (?:del|delete) /, 'keeps a service from starting with the machine'],
    ['snap', / (?:stop|disable)(?: |$)/, stops],
    ['launchctl', / (?:unload|bootout|stop|kill|disable)(?: |$)/, stops],
    ['svcadm', / (?:disable|mark)(?: |$)/, stops],
    ['s6-svc', / -\w*[dkxO]/, stops],
    ['apachectl apache2ctl', / (?:-k )?stop(?: |$)/, stops],
    ['nginx', / -s (?:stop|quit)(?: |$)/, stops],
    ['squid haproxy', / (?:-k (?:shutdown|kill|interrupt)|-s[tf] )/, stops],
    [
      'gitlab-ctl supervisorctl sv pm2 monit initctl virtctl',
      / (?:stop|kill|down|delete|pause|soft-reboot|shutdown|unmonitor)(?: |$)/,
      stops,
    ],
    [
      'kill pkill killall skill',
      / -(?:9|KILL|SIGKILL|s ?(?:9|KILL|SIGKILL)|-signal[ =](?:9|KILL|SIGKILL))\b/,
      'kills a process before it can clean up',
      / (?:%|\$!)/,
    ],
    [
      'kill pkill killall skill',
      / -(?:STOP|SIGSTOP|19)\b/,
      'holds a process until somebody wakes it',
    ],
    [
      'pkill',
      / -\w*f\w* (?!.*(?:port-forward|kubectl|ssh|tail|watch))/,
      'stops every process whose command line has these words',
      reloads,
    ],
    [
      'pkill killall',
      new RegExp(`(?:^|[ /])(?:${stores})(?:$|[ .:])`),
      'stops a process that others depend on',
      reloads,
    ],
    [
      'kill',
      /(?:\$\(|`)(?:sudo )?(?:pidof|pgrep|cat|lsof|ps) (?!.*(?:port-forward|kubectl|ssh\b))/,
      'stops whatever process it finds',
      reloads,
    ],
    [
      'kill',
      /^(?: -(?:TERM|15|SIGTERM|INT|s ?TERM))? 1$/,
      'stops the first process, and with it the container or the machine',
    ],
    [
      'kill pkill killall skill',
      / -(?:3|6|11|QUIT|SIGQUIT|ABRT|SIGABRT|SEGV|SIGSEGV|s ?(?:QUIT|ABRT|SEGV))\b/,
      'makes a process stop or crash',
    ],
    [
      'pkill killall',
      / [\w.@-]{3,}$/,
      'stops every process of this name',
      / -\w*0| -(?:(?:[sS] ?|-signal[ =])?(?:1|(?:SIG)?(?:HUP|USR[12]|CONT|WINCH))|x -SIG\w+)\b| (?:gpg-agent|ssh-agent|ssh|tail|watch|kubectl|sleep|dnsmasq|mDNSResponder|Finder|Dock|port-forward\S*|curl|python3?|node|name|less|screen|tmux|socat|nc)$/,
    ],
    ['fuser', / -\w*k/, 'kills whatever uses the file'],
    ['smbcontrol', / (?:shutdown|close-share)(?: |$)/, stops],
    ['asterisk', / core (?:stop|restart)\b/, stops],
    ['exportfs', / -\w*u/, 'takes folders away from those who use them'],
    ['losetup', / (?:-[dD]|--detach\S*)(?: |$)/, 'takes a device away from those who use it'],
    ['stop-all.sh stop-dfs.sh stop-yarn.sh shutdown.sh', always, stops],
  ],
};
