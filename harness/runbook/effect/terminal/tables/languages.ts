import { always } from '../../../commands/argument-text.ts';
import type { Rows } from '../rows.ts';
import { commands, editor, opens, sure } from '../ways.ts';

/** Consoles of languages, frameworks and debuggers. */
export const languages: Rows = {
  asks: [
    [
      'python python3 manage.py',
      /(?:manage\.py|^) (?:createsuperuser|changepassword|flush|collectstatic)(?: |$)/,
      sure,
      / --no-?input(?: |$)/,
    ],
    [
      'spark-shell pyspark jshell ghci iex erl tclsh bpython ipython pry mycli pgcli usql mssql-cli sqlcmd ksql influx',
      /^(?: -[\w-]+(?:[= ][^-\s]\S*)?)*$/,
      commands,
      / (?:-e|-c|-f|-q|-Q|-execute|--execute|-i|--list|-S|--eval)(?: |=|$)/,
    ],
    ['rails gitlab-rails', /^ (?:c|console|db|dbconsole)(?: |$)/, commands],
    ['bundle', /^ exec (?:bin\/)?(?:rails (?:c|console|db|dbconsole)|irb|pry)(?: |$)/, commands],
    [
      'python python3 manage.py',
      /manage\.py (?:shell|shell_plus|dbshell)(?: |$)|^ (?:shell|dbshell|shell_plus)(?: |$)/,
      commands,
      / (?:-c|--command)(?: |=|$)/,
    ],
    ['php', / artisan tinker(?: |$)/, commands, / --execute\b/],
    ['python python2 python3', /^ -i /, commands],
    [
      'gnuplot maxima matlab sage gap ghci mathematica wolframscript scilab scala sbt lua luajit R julia groovysh clj scheme guile octave ocaml utop swipl deno bb hy elvish nu pwsh xonsh amm',
      /^(?: -[\w-]*[qils]\w*| -nodisplay| -nojvm| -nosplash| -nodesktop| -licmode \S+| --(?:quiet|no-save|vanilla|banner=no))*$/,
      commands,
    ],
    ['sbt', /^ (?:console|shell)(?: |$)/, commands],
    ['php', /^ (?:-a|--interactive)(?: |$)/, commands],
    ['perl', /^ -de ?\d$/, commands],
    ['iex', / -S /, commands],
    ['flask django-admin wp cake', /^ shell(?: |$)/, commands, / (?:-c|--command)(?: |=)/],
    ['django-admin', /^ (?:dbshell|createsuperuser|flush)(?: |$)/, commands, / --no-?input\b/],
    ['poetry pipenv hatch', /^ shell$/, opens],
    [
      'poetry pipenv uv',
      /^ run (?:ipython|python3?|flask shell|python3? manage\.py (?:shell|shell_plus|dbshell))$/,
      commands,
    ],
    ['drush', / (?:sql:cli|sqlc|php|php:cli|core:cli|sql-cli)$/, commands],
    [
      'drush',
      / (?:site:install|si|sql:drop|pm:uninstall|config:import|cim|updatedb|updb|updatedb)(?: |$)/,
      sure,
      / (?:-y|--yes|--no-interaction|-n)(?: |$)/,
    ],
    ['wp', / (?:db (?:reset|drop)|site empty|db cli)(?: |$)/, sure, / --yes\b/],
    ['rails bin/rails rake', /^ credentials:edit(?: |$)/, editor],
    ['bundle', / exec (?:bin\/)?(?:hanami|racksh|pry|irb) ?(?:console|c)?$/, commands],
    ['hanami racksh', /^ ?(?:console)?$/, commands],
    [
      'php',
      / artisan (?:migrate(?:\S*)?|db:wipe|key:generate|db:seed)\b.* --env=prod\w*/,
      sure,
      / --force\b/,
    ],
    ['rake', / console(?: |$)/, commands],
    [
      'gdb lldb cuda-gdb rocgdb bashdb',
      / \S/,
      commands,
      / (?:-batch|--batch|-b|-version|--version)(?: |$)/,
    ],
    ['dlv', /^ (?:attach|debug|exec|core|connect|test) /, commands, / --(?:headless|continue)\b/],
    ['pdb ipdb', / \S/, commands],
    ['python python3', / -m (?:i?pdb|code|asyncio)(?: |$)/, commands],
    ['jdb jhsdb', always, commands],
    ['erl', /^(?: -(?:name|sname|setcookie|remsh|hidden)(?: \S+)?)+$/, commands],
    ['remsh', always, commands],
  ],
  asksTerminal: [],
  endless: [],
};
