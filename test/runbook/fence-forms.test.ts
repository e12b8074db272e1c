import { expect } from 'chai';
import { parseRunbook } from '../../harness/runbook/parse.ts';

type Labelled = readonly (readonly [text: string, ...commands: string[]])[];
const fence = (text: string, info = '') => `\`\`\`${info}\n${text}\n\`\`\``;

/** Documents with forms of fences, and the commands in them. Labelled before they were read. */
const documents: Readonly<Record<string, Labelled>> = {
  'code of HTML inside tags': [
    [
      '<Tabs>\n<template v-slot:Shell>\n<div>\n<pre class="language-bash"><code>helm repo update<br>helm list -n shop</code></pre>\n</div>\n</template>\n</Tabs>',
      'helm repo update',
      'helm list -n shop',
    ],
    [
      '<Tabs><template v-slot:Shell><div><pre class="language-bash"><code>stock pause orders<br/>stock drain &quot;eu west&quot;</code></pre></div></template></Tabs>',
      'stock pause orders',
      'stock drain "eu west"',
    ],
    [
      '<Tabs>\n  <template v-slot:Shell>\n    <div>\n      <pre>\n<code class="language-sh">stock pause orders\n\nstock drain carts</code></pre>\n    </div>\n  </template>\n</Tabs>\n\nText.',
      'stock pause orders',
      'stock drain carts',
    ],
    [
      '1. Stop it:\n\n   <div><pre lang="bash">stock pause orders<br />stock pause carts</pre></div>',
      'stock pause orders',
      'stock pause carts',
    ],
    ['<div><pre class="language-json"><code>{<br>"kubectl": 1<br>}</code></pre></div>'],
    ['<Tabs><div><pre><code>worker_processes 4<br>listen 80</code></pre></div></Tabs>'],
    [
      `Text.\n\n${fence('<div><pre class="language-bash"><code>helm list</code></pre></div>', 'html')}`,
    ],
    ['Wrap it in `<pre class="language-bash">helm list</pre>` for the site.'],
  ],
  'components that hold a terminal': [
    ['<Terminal title="Shop">{`\nhelm list -n shop\n`}</Terminal>', 'helm list -n shop'],
    [
      '<CodeBlock language="bash">{`stock pause orders\n\nstock drain \\`hostname\\``}</CodeBlock>',
      'stock pause orders',
      'stock drain `hostname`',
    ],
    [
      '<CodeBlock className="language-sh">\n{`\nstock pause orders\n`}\n</CodeBlock>',
      'stock pause orders',
    ],
    ['<Code lang="bash" code={`stock pause orders`} />', 'stock pause orders'],
    ['<Code>{`kubectl get pods -n shop`}</Code>', 'kubectl get pods -n shop'],
    ['<Terminal>{`\n$ stock list\norders  up\n`}</Terminal>', 'stock list'],
    ['- First\n\n  <Shell>{`stock pause orders`}</Shell>', 'stock pause orders'],
    ['<CodeBlock language="yaml">{`\nkubectl: 1.32\n`}</CodeBlock>'],
    ['<Code>{`worker_processes 4`}</Code>'],
    ['<CodeBlock language="json">{`\n{"kubectl": "get pods"}\n`}</CodeBlock>'],
    [fence('<Terminal>{`\nhelm list\n`}</Terminal>', 'mdx')],
  ],
  'root prompts on every line': [
    [
      fence('# systemctl stop proxy\n# ip link set br0 down'),
      'systemctl stop proxy',
      'ip link set br0 down',
    ],
    [
      '~~~\n# ip addr flush dev br0\n# brctl delbr br0\n~~~',
      'ip addr flush dev br0',
      'brctl delbr br0',
    ],
    [fence('# ip route show\n# stock drain orders'), 'ip route show', 'stock drain orders'],
    [fence('# drain the queue\nkubectl get pods'), 'kubectl get pods'],
    [fence('# restart the proxy\n# systemctl restart proxy')],
    [fence('# ip of the proxy\n# name of the proxy')],
    [fence('# stock of orders\n# stock of carts')],
    [fence('# ip address of the host\n# route to the host')],
  ],
  'highlighting by default': [
    [fence('kubectl get pods -n shop', 'default'), 'kubectl get pods -n shop'],
    [fence('kubectl get pods -n shop', 'none'), 'kubectl get pods -n shop'],
    ['```{code-block} default\nhelm list\n```', 'helm list'],
    [fence('orders running\ncarts stopped', 'default')],
  ],
  'the content of a file': [
    [fence('options shop max_orders=4', 'shell title="/etc/modprobe.d/shop.conf"')],
    [fence('export STOCK_URL=http://stock', 'bash filename=".env"')],
    [fence('alias k=kubectl', 'sh title="~/.bashrc"')],
    [fence('stock primary', 'shell name="config/stock.cfg"')],
    [fence('0 3 * * * root stock dump', "bash title='/etc/cron.d/stock'")],
    [fence('PRIMARY=a', 'bash {title="stock.env"}')],
    [fence('stock dump orders', 'bash title="dump.sh"'), 'stock dump orders'],
    [fence('stock dump orders', 'bash title="Terminal"'), 'stock dump orders'],
    [fence('stock dump orders', 'bash title="On /dev/sda and others"'), 'stock dump orders'],
    [fence('sudo vi /etc/stock.conf', 'bash title="/etc/stock.conf"'), 'sudo vi /etc/stock.conf'],
    [
      fence('$ cat /etc/stock.conf\nprimary a', 'console title="/etc/stock.conf"'),
      'cat /etc/stock.conf',
    ],
  ],
  'no commands in a shell fence': [
    [fence('/srv/shop/backups/[ID]', 'bash')],
    [fence('/var/lib/stock/orders/', 'bash')],
    [fence('/etc/stock/stock.conf', 'sh')],
    [fence('~/backups/<date>/orders.sql.gz', 'bash')],
    [fence('/opt/stock/bin/drain', 'bash'), '/opt/stock/bin/drain'],
    [fence('/etc/init.d/stock', 'bash'), '/etc/init.d/stock'],
    [fence('/dev/sdb1 /mnt/stock ext4 defaults 0 2', 'bash')],
    [fence('UUID=0a1b-22 /mnt/stock xfs defaults,nofail 0 2', 'bash')],
    [fence('nas:/stock /mnt/stock nfs rw,hard 0 0', 'bash')],
    [fence('tmpfs /run/stock tmpfs size=1g 0 0', 'bash')],
    [fence('mount -a\n/dev/sdb1 /mnt/stock ext4 defaults 0 2', 'bash'), 'mount -a'],
    [fence('stock list\n\n| grep orders', 'bash'), 'stock list'],
    [fence('stock list |\n  grep orders', 'bash'), 'stock list |\n  grep orders'],
    [fence('stock list \\\n  | grep orders', 'bash'), 'stock list \\\n  | grep orders'],
    [fence('/mnt/tools/check a b', 'bash'), '/mnt/tools/check a b'],
  ],
  'prompts with signs and folders': [
    [fence('node ➜ /workspace/shop (main) $ yarn drain', 'bash'), 'yarn drain'],
    [fence('node ➜ /workspace/shop (main) $ stock drain all\ndone'), 'stock drain all'],
    [fence('➜  shop git:(main) ✗ stock drain all\ndone', 'bash'), 'stock drain all'],
    [fence('➜  shop git:(main) stock drain all'), 'stock drain all'],
    [fence('ops@stock-1 /srv/shop λ stock drain all\ndone'), 'stock drain all'],
    [fence('ops@stock-1 ~ ❯ helm list\nNAME  REVISION', 'bash'), 'helm list'],
    [fence('orders ➜ carts ➜ stock')],
    [fence('➜ orders are drained')],
  ],
  'output by its heading': [
    [`### Output example\n\n${fence('git version 2.47\nnginx version 1.27', 'bash')}`],
    [`**Sample output**\n\n${fence('stock up\norders up', 'bash')}`],
    [`Example output:\n\n${fence('stock up\nsystemctl restart stock', 'bash')}`],
    [`Output sample:\n\n${fence('pods ready\ndocker ps -a to see more', 'sh')}`],
    [
      `### Example output\n\n${fence('kubectl get pods\nNAME   READY\nweb-0  1/1', 'bash')}`,
      'kubectl get pods',
    ],
    [`### Output to a file\n\n${fence('stock dump orders', 'bash')}`, 'stock dump orders'],
  ],
  'lines for a client': [
    [fence('cqlsh\ndescribe keyspaces;\nuse stock;\nselect * from orders;', 'bash'), 'cqlsh'],
    [
      fence('psql -U stock orders\n\\dt\nselect 1;\n\\q\nstock list', 'bash'),
      'psql -U stock orders',
      'stock list',
    ],
    [
      fence('mysql -u root -p\nuse stock;\nshow tables;\nexit\nstock list', 'bash'),
      'mysql -u root -p',
      'stock list',
    ],
    [fence('mongosh\nuse stock\ndb.orders.find()\nrs.status()', 'sh'), 'mongosh'],
    [fence('redis-cli -h cache\nauth secret\nflushall\nget orders', 'bash'), 'redis-cli -h cache'],
    [
      fence('sudo -u postgres psql\nalter user stock with password x;', 'bash'),
      'sudo -u postgres psql',
    ],
    [
      fence('kubectl exec -it cache-0 -- redis-cli\ninfo replication', 'bash'),
      'kubectl exec -it cache-0 -- redis-cli',
    ],
    [
      fence('psql -c "select 1"\nset -e\nstock list', 'bash'),
      'psql -c "select 1"',
      'set -e',
      'stock list',
    ],
    [fence('mysql < dump.sql\nstock list', 'bash'), 'mysql < dump.sql', 'stock list'],
    [fence('redis-cli ping\ntype stock', 'bash'), 'redis-cli ping', 'type stock'],
    [
      fence('psql --version\nmysql --version\nexport A=b', 'bash'),
      'psql --version',
      'mysql --version',
      'export A=b',
    ],
    [fence('mongosh\nkubectl get pods', 'bash'), 'mongosh', 'kubectl get pods'],
    [fence('kubectl delete pod mysql\nset -e;', 'bash'), 'kubectl delete pod mysql', 'set -e;'],
    [fence('sudo apt install psql\nexit', 'bash'), 'sudo apt install psql'],
    [fence('sudo apt install psql\nexit\nls', 'bash'), 'sudo apt install psql', 'exit', 'ls'],
    [fence('redis-cli\nset -e\nstock list', 'bash'), 'redis-cli', 'set -e', 'stock list'],
    [
      fence('docker compose exec -T db mysql -u root\nshow tables;', 'bash'),
      'docker compose exec -T db mysql -u root',
    ],
  ],
  'commands of one word': [
    [
      fence('apt -y install plocate\nupdatedb\nlocate orders'),
      'apt -y install plocate',
      'updatedb',
      'locate orders',
    ],
    [fence('updatedb\nlocate orders.conf'), 'updatedb', 'locate orders.conf'],
    [fence('sync\numount /dev/sdb1'), 'sync', 'umount /dev/sdb1'],
    [`Open a \`screen\` session:\n\n${fence('screen')}`, 'screen'],
    [`Start \`tmux\` and \`top\` in it.\n\n${fence('top')}`, 'top'],
    [`The states are \`sync\` and \`async\`.\n\n${fence('sync\nasync')}`],
    [fence('screen')],
    [fence('sync\nasync')],
    [`The word is \`orders\`.\n\n${fence('orders')}`],
    [`The mode in the file is \`sync\`:\n\n${fence('sync')}`],
  ],
};

const commandsIn = (text: string) =>
  parseRunbook('forms.md', `# Shop\n\n## Stock\n\n${text}\n`)
    .procedures.flatMap(({ steps }) => steps)
    .flatMap((step) => (step.kind === 'command' ? [step.text] : []));

for (const [kind, labelled] of Object.entries(documents)) {
  describe(`Forms of fences: ${kind}`, () => {
    for (const [text, ...commands] of labelled) {
      it(JSON.stringify(text), () => expect(commandsIn(text)).to.deep.equal(commands));
    }
  });
}
