import { expect } from 'chai';
import { parseRunbook } from '../../harness/runbook/parse.ts';

type Labelled = readonly (readonly [text: string, ...commands: string[]])[];
const fence = (text: string, info = '') => `\`\`\`${info}\n${text}\n\`\`\``;

/** What stands in fences and in components beside plain commands. Labelled before it was read. */
const documents: Readonly<Record<string, Labelled>> = {
  'components with their code as plain text': [
    [
      '<Terminal title="Drain">\nhelm list -n shop\nstock drain orders --all\n</Terminal>',
      'helm list -n shop',
      'stock drain orders --all',
    ],
    [
      '<Terminal>\n$ stock list\norders  up\n$ stock stop orders\n</Terminal>',
      'stock list',
      'stock stop orders',
    ],
    ['<CodeBlock>\nsystemctl restart web\n</CodeBlock>', 'systemctl restart web'],
    ['<CodeBlock language="bash" title="x">\n  sudo reboot\n</CodeBlock>', 'sudo reboot'],
    ['<Shell>helm list -n shop</Shell>', 'helm list -n shop'],
    [
      '1. Stop it:\n\n   <Terminal>\n   stock stop orders --now\n   </Terminal>',
      'stock stop orders --now',
    ],
    ['<CodeBlock language="yaml">\nhelm: list\n</CodeBlock>'],
    ['<CodeBlock>\norders: 5\ncarts: 7\n</CodeBlock>'],
    [`<CodeBlock>\n\n${fence('helm list -n shop', 'bash')}\n\n</CodeBlock>`, 'helm list -n shop'],
    ['<Terminal title="Drain" />\n\nThen wait.\n\n<Terminal />'],
    ['Show it in `<Terminal>helm list -n shop</Terminal>`.'],
    [fence('<Terminal>\nhelm list -n shop\n</Terminal>', 'mdx')],
  ],
  'fences in tabs that are indented like code': [
    [
      "<Tabs items={['One', 'Two']}>\n  <Tabs.Tab>\n    ```sh\n    stock init --url a\n    ```\n  </Tabs.Tab>\n  <Tabs.Tab>\n    ```sh\n    stock init --url a \\\n        --net b\n    ```\n  </Tabs.Tab>\n</Tabs>",
      'stock init --url a',
      'stock init --url a \\\n    --net b',
    ],
  ],
  'fences in a block of code, and what is said below them': [
    [
      '1. Copy it:\n\n       ```sh\n       scp stock.db web:\n       ```\n\n       Note: it is large.\n\n2. Look',
      'scp stock.db web:',
    ],
    [
      '1. Copy it:\n\n       Note: as text.\n\n       ```sh\n       scp stock.db web:\n       ```\n\n2. Look',
    ],
  ],
  'sessions without prompts': [
    [fence('stock list', 'console'), 'stock list'],
    [
      fence('stock pause orders\nstock purge orders', 'terminal'),
      'stock pause orders',
      'stock purge orders',
    ],
    [fence('update-rc.d stock defaults', 'console'), 'update-rc.d stock defaults'],
    [fence('orders are paused', 'console')],
    [fence('carts paused', 'console')],
    [fence('Stock is paused', 'console')],
    [fence('orders: paused', 'console')],
    [`It prints:\n\n${fence('stock list', 'console')}`],
    [fence('cd opt/\ntar -zxf stock.tgz', 'console-root'), 'cd opt/', 'tar -zxf stock.tgz'],
    [fence('helm list -n shop', 'shell-unix'), 'helm list -n shop'],
  ],
  'blanks that do not break': [
    [
      fence('stockd --set\u00A0/etc/stock DEFAULT orders', 'console'),
      'stockd --set\u00A0/etc/stock DEFAULT orders',
    ],
    [
      fence('for i in a b;\u00A0do sudo service stock-$i start; done', 'console'),
      'for i in a b;\u00A0do sudo service stock-$i start; done',
    ],
    [fence('kubectl\u00A0get\u00A0pods -n shop'), 'kubectl\u00A0get\u00A0pods -n shop'],
  ],
  'log lines': [
    [
      fence(
        'stock-web-1  | t=2024-02-04T07:41:42+0000 lvl=info msg="synced" blocks=1\nstock-web-1  | t=2024-02-04T07:41:43+0000 lvl=info msg="synced" blocks=2',
        'bash',
      ),
    ],
    [
      fence(
        'Loading orders             topics="stock" dir=/var/lib/stock\nOrders loaded              topics="stock" count=4',
        'bash',
      ),
    ],
    [fence('stockd[292966]: INF 2023-02-05 01:25:26.263+00:00 Sent   orders=4', 'bash')],
    [fence('Mar-19 04:09:49.000    info: Synced - slot: 3338 - valid(0x1a)', 'bash')],
    [
      fence('docker compose logs -f web\nweb-1  | starting\nweb-1  | ready', 'bash'),
      'docker compose logs -f web',
    ],
    [fence('stock list | sort', 'bash'), 'stock list | sort'],
  ],
  'lines of a console that a command opens': [
    [
      fence(
        'docker exec -it geth-1 geth attach http://localhost:8545\n> eth.blockNumber\n94078\n\n> eth.syncing\nfalse',
        'bash',
      ),
      'docker exec -it geth-1 geth attach http://localhost:8545',
    ],
    [fence('stock console\n> orders.count()\n17', 'bash'), 'stock console'],
    [fence('stock list\n> web.log', 'bash'), 'stock list', '> web.log'],
  ],
  'assignments between commands': [
    [
      fence(
        'cd $HOME\npool=$(cat pool.txt)\nowners="$(jq -r .owners pool.json)"\nall=()\ntotal=0\nfor key in $owners; do\n  total=$((total + 1))\ndone\necho $total $all',
      ),
      'cd $HOME',
      'pool=$(cat pool.txt)',
      'owners="$(jq -r .owners pool.json)"',
      'all=()',
      'total=0',
      'for key in $owners; do\n  total=$((total + 1))\ndone',
      'echo $total $all',
    ],
    [fence('cat stock.env\nHOME=/root\nPATH=/bin'), 'cat stock.env'],
    [fence('systemctl show web\nRestart=always\nNRestarts=0'), 'systemctl show web'],
  ],
  'remarks of other languages': [
    [
      fence(
        '// look at the deposit\nstock query deposit -o json\n{\n   ...\n   "deposit": {\n      "denom": "stake"\n   }\n}',
        'shell',
      ),
      'stock query deposit -o json',
    ],
    [fence('#!/bin/bash\n#SBATCH --nodes=4\n#SBATCH --time=00:30:00\n\nsrun stock train', 'bash')],
  ],
  'what is no command whatever it looks like': [
    [fence('-XX:G1ConcRefinementThreads=2\n-XX:G1HeapWastePercent=15', 'bash')],
    [fence('--suggestedFeeRecipient', 'bash')],
    [fence('{"method":"orders_list","params":["latest"], "id":1}', 'bash')],
    [`You should see:\n\n${fence('erigon version 2.47.0-stable-5536d645')}`],
    [
      fence('/usr/local/sbin/backup.sh # full backup\n\n/usr/local/sbin/backup.sh -i # of the day'),
      '/usr/local/sbin/backup.sh # full backup',
      '/usr/local/sbin/backup.sh -i # of the day',
    ],
    [
      `Create \`extra.cf\` and set \`preference\` to \`ipv4\`:\n\n${fence('preference = ipv4\nprotocols = ipv4')}`,
    ],
    [
      `Executing the \`stock format\` command again might result in the following error:\n\n${fence('cannot update volume A from B to C')}`,
    ],
    [`This command may lead to an error:\n\n${fence('unable to open orders')}`],
    [
      fence('stock edit orders\n  --moniker="a" \\\n  --fees=1', 'bash'),
      'stock edit orders',
      '--moniker="a" \\\n  --fees=1',
    ],
  ],
  'folders as prompts': [
    [
      fence(
        '~/account-sync$ cat hosts\n172.16.255.163\n~/account-sync$ stock play orders\nPLAY [all]',
        'shell',
      ),
      'cat hosts',
      'stock play orders',
    ],
    [fence('/srv/stock# stock play orders\nplaying'), 'stock play orders'],
    [fence('~$ stock play orders\nplaying'), 'stock play orders'],
  ],
  'programs of one field': [
    [fence('module load stock\nmodule list', 'text'), 'module load stock', 'module list'],
    [fence('sbatch job.sh'), 'sbatch job.sh'],
    [fence('lfs setstripe -c 4 experiments'), 'lfs setstripe -c 4 experiments'],
    [fence('chkconfig stockd on'), 'chkconfig stockd on'],
    [fence('module stock is loaded')],
  ],
  'unknown programs with a verb': [
    [
      '### Keys\n\n```\npalomad keys list\n```\n\n```\npalomad keys show admin\n```',
      'palomad keys list',
      'palomad keys show admin',
    ],
    [fence('# stockd stop\n# stockd purge orders'), 'stockd stop', 'stockd purge orders'],
    [`#### Example\n\n${fence('λ stock list\norders')}`, 'stock list'],
    [
      `#### Example output\n\n${fence('λ stock list\norders\nλ stock stop orders')}`,
      'stock list',
      'stock stop orders',
    ],
    [fence('# stock list of the day\n# stock purge is slow')],
    ['### Keys\n\n```\nkeys list\n```\n\n```\ntokens list\n```'],
  ],
};

const commandsIn = (text: string) =>
  parseRunbook('forms.md', `# Shop\n\n## Stock\n\n${text}\n`)
    .procedures.flatMap(({ steps }) => steps)
    .flatMap((step) => (step.kind === 'command' ? [step.text] : []));

for (const [kind, labelled] of Object.entries(documents)) {
  describe(`Contents of fences: ${kind}`, () => {
    for (const [text, ...commands] of labelled) {
      it(JSON.stringify(text), () => expect(commandsIn(text)).to.deep.equal(commands));
    }
  });
}
