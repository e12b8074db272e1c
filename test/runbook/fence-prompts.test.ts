import { expect } from 'chai';
import { parseRunbook } from '../../harness/runbook/parse.ts';

type Labelled = readonly (readonly [text: string, ...commands: string[]])[];
const fence = (text: string, info = '') => `\`\`\`${info}\n${text}\n\`\`\``;

/** Fences with prompts and with programs that nobody knows. Labelled before they were read. */
const documents: Readonly<Record<string, Labelled>> = {
  'a drawn prompt below a line about the place': [
    [
      fence('ops in 🌐 mill in ~\n❯ sudo zpool status\n  pool: shop\n state: ONLINE'),
      'sudo zpool status',
    ],
    [fence('ops on mill-1 at 10:02\n❯ lsblk -f\nNAME  FSTYPE\nsda   zfs'), 'lsblk -f'],
    [
      fence('~/shop on main [!] via v20.1\n➜ kubectl get pods\nNAME  READY\n➜ helm list -n shop'),
      'kubectl get pods',
      'helm list -n shop',
    ],
    [fence('mill in /srv took 2s\nλ docker ps -a\nCONTAINER ID  IMAGE', 'text'), 'docker ps -a'],
    [
      fence(
        'ops in mill in ~\n❯ sudo fdisk /dev/sdb\n\nWelcome to fdisk.\nCommand (m for help): g',
        'console',
      ),
      'sudo fdisk /dev/sdb',
    ],
    [fence('╭─ops@mill ~\n╰─$ stock drain all\ndone'), 'stock drain all'],
    [fence('╭─ops@mill ~/shop\n╰─❯ helm list\nNAME  REVISION'), 'helm list'],
    // Menus, steps of a tool, trees.
    [fence('npm init stock\n? Pick a tool:\n❯ npm install\n  yarn install'), 'npm init stock'],
    [fence('? Pick a tool:\n❯ npm install\n  yarn install')],
    [fence('Suite of the mill\n❯ src/mill.test.ts (3)\n❯ docs')],
    [fence('stock\n╰── orders\n╰── carts')],
    [fence('orders\n➜ carts are drained')],
  ],
  'a folder before the dollar': [
    [fence('~ $ storeq\nWelcome to storeq.\n10.0.0.7:4001> .boot large.db'), 'storeq'],
    [
      fence('~ $ sqlite3 shop.db\nsqlite> .exit\n~ $ storeq\nWelcome.'),
      'sqlite3 shop.db',
      'storeq',
    ],
    [fence('/srv/shop $ stockd check\nok\n/srv/shop $ drain-all'), 'stockd check', 'drain-all'],
    [fence('~/shop$ storeq\nready', 'text'), 'storeq'],
    [fence('~ $ Amount\n1 $ each')],
    [fence('/month $ 12\n/year $ 140')],
    [fence('~ 5 $ per day')],
  ],
  'a program alone that the words above name': [
    [`Enable the stockd command:\n\n${fence('stockd', 'console')}`, 'stockd'],
    [`Stop it with this command:\n\n${fence('killall stockd', 'console')}`, 'killall stockd'],
    [`Stop stockd:\n\n${fence('killall stockd')}`, 'killall stockd'],
    [`Stop it:\n\n${fence('pkill stockd')}`, 'pkill stockd'],
    [`Then run \`stockd\`:\n\n${fence('stockd')}`, 'stockd'],
    [`Run \`stock-agent\` again.\n\n${fence('stock-agent')}`, 'stock-agent'],
    [`Type \`yes\`:\n\n${fence('yes')}`],
    [`Enter the database \`orders\`:\n\n${fence('orders')}`],
    [`Run \`stock status\`; it prints \`ready\`:\n\n${fence('ready')}`, 'stock status'],
    [`The command prints the state, such as ready:\n\n${fence('ready', 'console')}`],
    [`The state is running:\n\n${fence('running', 'console')}`],
    [`Expected output of stockd:\n\n${fence('stockd', 'console')}`],
  ],
  'the version of a program among commands': [
    [
      fence('mv stock-linux-amd64 stockd\ncp stockd /usr/bin/\nstockd version'),
      'mv stock-linux-amd64 stockd',
      'cp stockd /usr/bin/',
      'stockd version',
    ],
    [
      fence('cp $HOME/build/ag7 /usr/local/bin\nag7 version'),
      'cp $HOME/build/ag7 /usr/local/bin',
      'ag7 version',
    ],
    [fence('stockd version')],
    [fence('git --version\ngit version 2.47'), 'git --version'],
    [fence('helm list\nchart version'), 'helm list'],
    [fence('systemctl status stockd\nstockd running'), 'systemctl status stockd'],
  ],
  'the verbs of one program in the page': [
    [
      'Stop the server. Nothing may write by then.\n\n    milld stop\n\nStart the server\n\n    milld start',
      'milld stop',
      'milld start',
    ],
    [
      'The server is down (see above).\n\n    milld stop\n\nCopy it:\n\n    cp -r data /backup\n\nGo on:\n\n    milld start',
      'milld stop',
      'cp -r data /backup',
      'milld start',
    ],
    [
      `It is down.\n\n${fence('milld stop')}\n\nIt is up.\n\n${fence('milld start')}`,
      'milld stop',
      'milld start',
    ],
    ['The states are these.\n\n    milld stopped\n\nAnd this.\n\n    milld started'],
    ['It says this.\n\n    orders paused'],
    ['- One\n\n  A list.\n\n      orders are here\n\n- Two\n\n      carts are there'],
  ],
};

const commandsIn = (text: string) =>
  parseRunbook('forms.md', `# Shop\n\n## Stock\n\n${text}\n`)
    .procedures.flatMap(({ steps }) => steps)
    .flatMap((step) => (step.kind === 'command' ? [step.text] : []));

for (const [kind, labelled] of Object.entries(documents)) {
  describe(`Prompts and programs of fences: ${kind}`, () => {
    for (const [text, ...commands] of labelled) {
      it(JSON.stringify(text), () => expect(commandsIn(text)).to.deep.equal(commands));
    }
  });
}
