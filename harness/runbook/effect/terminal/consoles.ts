import { always } from '../../commands/argument-text.ts';
import type { Rows } from './rows.ts';

const commands = 'waits for commands';

/** Shells of programs, of containers and of other machines. */
export const consoles: Rows = {
  endless: [],
  asks: [
    ['kubectl', / (?:node-shell|iexec|ssh) /, 'opens a shell on another machine', / -- /],
    ['nsupdate', /^(?: -(?:[kyprtuv] \S+|\w+))*$/, commands, / (?:-V|-h)(?: |$)/],
    ['minikube', /^ ssh(?: -\S+)*$/, 'opens a shell on another machine'],
    ['lxc incus', / shell \S+$/, 'opens a shell on another machine'],
    ['lxc incus', / exec \S+ (?:ba)?sh$/, 'opens a shell on another machine'],
    ['nslookup bc ntpq gdb ipmitool', /^(?: shell)?$/, commands],
    ['gitlab-psql', always, commands, / (?:-\w*[cflL]\w*|--command|--file|--list)(?: |=|$)/],
    [
      'cypher-shell',
      always,
      commands,
      /(?:^| )(?:-f|--file|--version)(?: |=|$)| [^-\s]*[\s:(][^\s].*$/,
    ],
    ['cockroach', /^ sql(?: |$)/, commands, / (?:-e|--execute|-f|--file)(?: |=|$)/],
    ['clickhouse', /^ client(?: |$)/, commands, / (?:-q|--query|--queries-file)(?: |=|$)/],
    ['zkCli.sh zkCli zkcli', /^(?: (?:-server|-timeout|-r|-readonly) \S+)*$/, commands],
    ['hbase', /^ shell(?: |$)/, commands, / (?:-n|--noninteractive) |\.rb$/],
    ['vtysh', always, commands, / (?:-c|--command|-b|-f)(?: |=|$)/],
    ['beeline spark-sql hive', always, commands, / (?:-e|-f|--help)(?: |$)/],
    [
      'spark-shell pyspark jshell ghci iex erl tclsh bpython ipython pry mycli pgcli usql mssql-cli sqlcmd ksql influx',
      /^(?: -[\w-]+(?:[= ][^-\s]\S*)?)*$/,
      commands,
      / (?:-e|-c|-f|-q|-Q|-execute|--execute|-i|--list|-S|--eval)(?: |=|$)/,
    ],
    ['kafka-console-producer kafka-console-producer.sh', always, 'waits for messages'],
    ['rails gitlab-rails', /^ (?:c|console|db|dbconsole)(?: |$)/, commands],
    ['bundle', /^ exec (?:bin\/)?(?:rails (?:c|console|db|dbconsole)|irb|pry)(?: |$)/, commands],
    [
      'python python3 manage.py',
      /manage\.py (?:shell|shell_plus|dbshell)(?: |$)|^ (?:shell|dbshell|shell_plus)(?: |$)/,
      commands,
      / (?:-c|--command)(?: |=|$)/,
    ],
    ['php', / artisan tinker(?: |$)/, commands, / --execute\b/],
    [
      'heroku',
      /^ (?:run(?::\w+)?(?: -\S+(?: [^-\s]\S*)?)* (?:bash|sh|rails c|console)|ps:exec|pg:psql)(?: |$)/,
      commands,
      / -c /,
    ],
    ['vagrant', /^ ssh(?: |$)/, 'opens a shell on another machine', / (?:-c|--command|--)(?: |$)/],
    ['multipass', /^ shell(?: |$)/, 'opens a shell on another machine'],
    ['lxc incus', / exec \S+(?: -- (?:ba)?sh)?$/, 'opens a shell on another machine'],
    ['machinectl', / (?:shell|login)(?: \S+)?$/, 'opens a shell on another machine'],
    ['fly flyctl', / ssh console(?: |$)/, 'opens a shell on another machine', / -C\b/],
    ['nsenter', /^(?: -\S+(?: \d+)?)*$/, 'opens a shell that waits for commands'],
    ['toolbox', /^(?: enter(?: \S+)?)?$/, 'opens a shell that waits for commands'],
    ['ipmitool', / sol activate(?: |$)/, 'attaches the terminal to the machine'],
    ['minicom picocom', always, 'attaches the terminal to the machine'],
  ],
  asksTerminal: [],
};
