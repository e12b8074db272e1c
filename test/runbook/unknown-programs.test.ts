import { expect } from 'chai';
import { parseRunbook } from '../../harness/runbook/parse.ts';

type Labelled = readonly (readonly [text: string, ...commands: string[]])[];
const F = '```';
const fence = (text: string, language = '') => `\`\`\`${language}\n${text}\n\`\`\``;

/** Documents with fences of programs that no table knows, and the commands in them. Labelled before they were read. */
const documents: Readonly<Record<string, Labelled>> = {
  'a sentence above that orders': [
    [`## Wallet\n\nList the keys:\n\n${fence('walletd keys list')}`, 'walletd keys list'],
    [`## Wallet\n\nThen stop it:\n\n${fence('walletd stop')}`, 'walletd stop'],
    [
      `## Wallet\n\n1. Restore the wallet:\n\n   ${fence('walletd restore vault').replaceAll('\n', '\n   ')}`,
      'walletd restore vault',
    ],
    [
      `## Wallet\n\nNow bring the orders back.\n\n${fence('stock orders import dump')}`,
      'stock orders import dump',
    ],
    [`## Wallet\n\nCheck the status:\n\n${fence('walletd status all')}`, 'walletd status all'],
    [`## Wallet\n\nAnd then:\n\n${fence('walletd keys list')}`, 'walletd keys list'],
    [`## Wallet\n\nCheck that all are up:\n\n${fence('orders running\ncarts running')}`],
    [`## Wallet\n\nEdit the file and add:\n\n${fence('worker_processes 4')}`],
    [`## Wallet\n\nLook for these lines:\n\n${fence('walletd lost peer')}`],
    [`## Wallet\n\nSet the following in its configuration:\n\n${fence('max_peers 100')}`],
    [`## Wallet\n\nYou will see:\n\n${fence('orders paused')}`],
    [`## Wallet\n\nRestart it. The log says:\n\n${fence('walletd started again')}`],
    [`## Wallet\n\nWait until it prints:\n\n${fence('walletd up')}`],
  ],
  'a heading that orders': [
    [`## Upgrade the mail\n\n${fence('mailer upgrade')}`, 'mailer upgrade'],
    [`## Restarting the wallet\n\n${fence('walletd restart main')}`, 'walletd restart main'],
    [`## List the keys\n\n${fence('walletd keys list')}`, 'walletd keys list'],
    [`## How to stop it\n\n${fence('walletd stop all')}`, 'walletd stop all'],
    [`## 3. Delete a key\n\n${fence('walletd keys delete old')}`, 'walletd keys delete old'],
    [`## Check the queues\n\n${fence('orders running\ncarts stopped')}`],
    [`## Output\n\n${fence('walletd started')}`],
    [`## Architecture\n\n${fence('orders carts stock')}`],
    [`## Restoring the wallet\n\n${fence('wallet restored completely')}`],
    [`## Configure the mail\n\n${fence('relayhost mail.shop.example')}`],
  ],
  'a pipe into a filter': [
    [`## Wallet\n\nText.\n\n${fence('walletd keys list | jq .')}`, 'walletd keys list | jq .'],
    [`## Wallet\n\nText.\n\n${fence('walletd peers | grep -c up')}`, 'walletd peers | grep -c up'],
    [
      `## Wallet\n\nText.\n\n${fence("walletd show block | jq -r '.height' | head -1")}`,
      "walletd show block | jq -r '.height' | head -1",
    ],
    [
      `## Wallet\n\nText.\n\n${fence('stock orders dump | gzip > orders.gz')}`,
      'stock orders dump | gzip > orders.gz',
    ],
    [
      `## Wallet\n\nText.\n\n${fence("stock queue list | awk '{print $1}'")}`,
      "stock queue list | awk '{print $1}'",
    ],
    [`## Wallet\n\nText.\n\n${fence('orders | 12 | up\ncarts | 3 | down')}`],
    [`## Wallet\n\nText.\n\n${fence('name | sort | size')}`],
    [`## Wallet\n\nText.\n\n${fence('agent | 1.2 | https://shop.example/agent')}`],
    [`## Wallet\n\nText.\n\n${fence('either stop | or start it')}`],
    [`## Wallet\n\nText.\n\n${fence('the walletd log | grep for errors')}`],
  ],
  'a command that is known below': [
    [
      `## Wallet\n\nText.\n\n${fence('walletd stop\nkubectl delete pod wallet-0')}`,
      'walletd stop',
      'kubectl delete pod wallet-0',
    ],
    [
      `## Wallet\n\nText.\n\n${fence('walletd keys list\nwalletd keys export main\nscp main.key vault:/keys')}`,
      'walletd keys list',
      'walletd keys export main',
      'scp main.key vault:/keys',
    ],
    [
      `## Wallet\n\nText.\n\n${fence('# Look at it\nwalletd status main\ncurl -f http://wallet/health')}`,
      'walletd status main',
      'curl -f http://wallet/health',
    ],
    [
      `## Wallet\n\nText.\n\n${fence('walletd pause\n\nsystemctl restart postgresql\n\nwalletd resume')}`,
      'walletd pause',
      'systemctl restart postgresql',
      'walletd resume',
    ],
    [
      `## Wallet\n\nText.\n\n${fence('walletd tx send \\\n  --from main \\\n  --to vault')}`,
      'walletd tx send \\\n  --from main \\\n  --to vault',
    ],
    [
      `## Wallet\n\nText.\n\n${fence('sleep 30\nkubectl get pods')}`,
      'sleep 30',
      'kubectl get pods',
    ],
    [`## Wallet\n\nText.\n\n${fence('connection refused\ncurl -f http://wallet/health')}`],
    [`## Wallet\n\nText.\n\n${fence('wallet stopped by the system\nsystemctl start wallet')}`],
    [`## Wallet\n\nText.\n\n${fence('worker_processes 4;\ninclude /etc/nginx/conf.d;')}`],
    [`## Wallet\n\nText.\n\n${fence('orders running\ncarts stopped\nstock running')}`],
    [`## Wallet\n\nText.\n\n${fence('Wallet is stopped\nsystemctl start wallet')}`],
  ],
  'a program that the document shows': [
    [
      `## Wallet\n\nThe client is \`walletd\`. Look with \`walletd keys list\`.\n\n${fence('walletd keys export main')}`,
      'walletd keys list',
      'walletd keys export main',
    ],
    [
      `## Wallet\n\n${fence('walletd start', 'bash')}\n\nText.\n\n${fence('walletd peers add north')}`,
      'walletd start',
      'walletd peers add north',
    ],
    [
      `## Wallet\n\n${fence('$ walletd start')}\n\nText.\n\n${fence('walletd keys list main')}`,
      'walletd start',
      'walletd keys list main',
    ],
    [
      `## Wallet\n\nRun \`walletd sync all\`.\n\n${fence('walletd peers add north')}`,
      'walletd sync all',
      'walletd peers add north',
    ],
    [`## Wallet\n\nThe service is \`wallet\`.\n\n${fence('wallet stopped')}`],
    [
      `## Wallet\n\n${fence('walletd start', 'bash')}\n\nIt prints:\n\n${fence('walletd started')}`,
      'walletd start',
    ],
    [
      `## Wallet\n\n${fence('walletd start', 'bash')}\n\nText.\n\n${fence('walletd is running')}`,
      'walletd start',
    ],
  ],
  'targets of make': [
    ['## Build\n\nText.\n\n    make build\n    make test', 'make build', 'make test'],
    ['## Build\n\nText.\n\n    make deploy ENV=shop', 'make deploy ENV=shop'],
    [
      '## Build\n\nText.\n\n    make clean # remove everything\n    make all',
      'make clean # remove everything',
      'make all',
    ],
    ['- Text\n\n      make image push', 'make image push'],
    [`## Build\n\n${fence('make lint && make test')}`, 'make lint && make test'],
    [
      `## Build\n\n${fence('make cluster-up\nkubectl get nodes')}`,
      'make cluster-up',
      'kubectl get nodes',
    ],
    [`## Build\n\n${fence('make sure that it runs')}`],
    [`## Build\n\n${fence('make it run')}`],
    [`## Build\n\n${fence('make the image smaller')}`],
    [`## Build\n\n${fence('make changes to the file')}`],
    [`## Build\n\n${fence('makefile targets')}`],
  ],
  'a fence behind a tab': [
    [
      '## Wallet\n\nText:\n\n\t```bash\n\tkubectl get pods\n\tkubectl get nodes\n\t```',
      'kubectl get pods',
      'kubectl get nodes',
    ],
    ['## Wallet\n\nText:\n\n\t```\n\tkubectl get pods\n\t```\n\nMore.', 'kubectl get pods'],
    ['## Wallet\n\nText:\n\n\t~~~sh\n\twalletd stop\n\t~~~', 'walletd stop'],
    ['1. Stop it:\n\n\t```bash\n\twalletd stop\n\t```\n2. Wait', 'walletd stop'],
    ['## Wallet\n\nText:\n\n    ```shell\n    walletd stop\n    ```', 'walletd stop'],
    ['* Stop it\n\t```bash\n\twalletd stop\n\t```', 'walletd stop'],
    ['## Wallet\n\nText:\n\n\t```yaml\n\tkind: Pod\n\t```'],
    ['## Wallet\n\nText:\n\n\t```sql\n\tselect 1;\n\t```'],
    ['## Wallet\n\nText:\n\n\t```\n\tpods are running\n\t```'],
    ['## Wallet\n\nText:\n\n\tA fence begins with ```\n\tand ends so.'],
    ['## Wallet\n\nText:\n\n\t```json\n\t{"a": 1}\n\t```'],
  ],
  'code of HTML': [
    [
      '## Wallet\n\n<pre><code class="language-bash">kubectl get pods\nkubectl get nodes\n</code></pre>',
      'kubectl get pods',
      'kubectl get nodes',
    ],
    [
      '## Wallet\n\n<pre><code class="language-bash">\nwalletd stop &amp;&amp; echo &quot;done&quot; &gt; /tmp/x\n</code></pre>\n',
      'walletd stop && echo "done" > /tmp/x',
    ],
    [
      '## Wallet\n\n<pre><code class="bash">walletd keys list | grep &#39;main&#39;</code></pre>',
      "walletd keys list | grep 'main'",
    ],
    [
      '## Wallet\n\n<div>\n<pre><code class="language-sh">kubectl exec &lt;pod&gt; -- ls</code></pre>\n</div>',
      'kubectl exec <pod> -- ls',
    ],
    ['## Wallet\n\n<pre lang="bash">\nkubectl get pods\n</pre>', 'kubectl get pods'],
    [
      '<details>\n<summary>More</summary>\n<pre><code class="language-shell">helm list</code></pre>\n</details>',
      'helm list',
    ],
    [
      '## Wallet\n\n<pre><code class="language-console">$ helm list\nNAME  STATUS\n</code></pre>',
      'helm list',
    ],
    ['## Wallet\n\n<pre><code>kubectl get pods -n shop\n</code></pre>', 'kubectl get pods -n shop'],
    ['## Wallet\n\n<pre><code class="language-yaml">kind: Pod</code></pre>'],
    ['## Wallet\n\n<pre>NAME   READY\nweb-0  1/1</pre>'],
    ['## Wallet\n\n<pre><code>The pods are running.</code></pre>'],
    ['## Wallet\n\n<p>Run kubectl get pods</p>'],
    ['## Wallet\n\n<pre><code class="language-sql">select 1;</code></pre>'],
    ['<!--\n<pre><code class="language-bash">kubectl get pods</code></pre>\n-->'],
  ],
  'lines that no shell is meant for': [
    [
      `## Agent\n\n=== "Ubuntu"\n\n    ${fence('agent-1.2 : Some Agent (core)\nagent-1.1 : Some Agent (core)', 'shell').replaceAll('\n', '\n    ')}`,
    ],
    [
      `## Agent\n\n${fence('agent | 1.2 | http://shop.example/agent\nagent | 1.1 | http://shop.example/agent', 'bash')}`,
    ],
    [
      `## Agent\n\n${fence('yum search agent\nagent.x86_64 : Some Agent (core)', 'sh')}`,
      'yum search agent',
    ],
    [
      `## Agent\n\n${fence('apt-cache madison agent\n agent | 1.2-3 | http://shop.example/debian main amd64', 'bash')}`,
      'apt-cache madison agent',
    ],
    [
      `## Agent\n\n${fence('apt-cache search agent\nagent - Some Agent of the shop', 'bash')}`,
      'apt-cache search agent',
    ],
    [`## Agent\n\n${fence('agent/stable 1.2-3 amd64 [installed]', 'bash')}`],
    [`## Agent\n\n${fence('SELECT * FROM orders;', 'sh')}`],
    [`## Agent\n\n${fence('UPDATE orders\nSET done = true\nWHERE id = 1;', 'sh')}`],
    [
      `## Agent\n\n${fence('psql -h db -U shop\nSELECT count(*) FROM orders;', 'bash')}`,
      'psql -h db -U shop',
    ],
    [
      `## Agent\n\n${fence('alter table orders add column note text;\ncreate index on orders (note);', 'bash')}`,
    ],
    [`## Agent\n\n${fence('./restore.sh\nyes', 'bash')}`, './restore.sh'],
    [`## Agent\n\n${fence('terraform apply\ncontinue', 'sh')}`, 'terraform apply'],
    [`## Agent\n\n${fence('stock reset\ny\nstock start', 'bash')}`, 'stock reset', 'stock start'],
    [`## Agent\n\n${fence('max_peers = 100', 'bash')}`],
    [
      `## Agent\n\n${fence('replicas = 3\n\nsystemctl restart agent', 'bash')}`,
      'systemctl restart agent',
    ],
    [`## Agent\n\n${fence('net stop agent\nnet start agent', 'bash')}`],
    [`## Agent\n\n${fence('tasklist /FI "IMAGENAME eq agent.exe"')}`],
    [`## Agent\n\n${fence('sc query agent\nipconfig /flushdns', 'shell')}`],
    [
      `## Agent\n\n${fence('for f in *.log; do\n  [ -s "$f" ] || continue\n  gzip "$f"\ndone', 'bash')}`,
      'for f in *.log; do\n  [ -s "$f" ] || continue\n  gzip "$f"\ndone',
    ],
    [
      `## Agent\n\n${fence('for f in *.log; do\n  continue\ndone', 'bash')}`,
      'for f in *.log; do\n  continue\ndone',
    ],
    [`## Agent\n\n${fence('yes | apt-get install agent', 'bash')}`, 'yes | apt-get install agent'],
    [
      `## Agent\n\n${fence('tar czf - /data | ssh db-1 tar xzf -', 'bash')}`,
      'tar czf - /data | ssh db-1 tar xzf -',
    ],
    [`## Agent\n\n${fence('su - agent\nagent status', 'bash')}`, 'su - agent', 'agent status'],
    [
      `## Agent\n\n${fence('true || echo no\n: > /var/log/agent.log', 'bash')}`,
      'true || echo no',
      ': > /var/log/agent.log',
    ],
    [
      `## Agent\n\n${fence("psql <<'SQL'\nSELECT 1;\nSQL", 'bash')}`,
      "psql <<'SQL'\nSELECT 1;\nSQL",
    ],
    [`## Agent\n\n${fence("psql -c '\nSELECT 1;\n'", 'bash')}`, "psql -c '\nSELECT 1;\n'"],
    [
      `## Agent\n\n${fence('test $A = 1 && echo yes\n[ a = b ]', 'bash')}`,
      'test $A = 1 && echo yes',
      '[ a = b ]',
    ],
    [
      `## Agent\n\n${fence('sysctl -w vm.max_map_count = 1', 'bash')}`,
      'sysctl -w vm.max_map_count = 1',
    ],
    [`## Agent\n\n${fence('net ads join -U admin', 'bash')}`, 'net ads join -U admin'],
    [`## Agent\n\n${fence('sc delete pod web-0 | 7z x', 'text')}`],
  ],
  'the same in other words': [
    [`## Keys\n\nRun\n\n${F}\nwalletd keys list\n${F}`, 'walletd keys list'],
    [
      `## Keys\n\nTo list them, run:\n\n${F}\nwalletd keys list | jq '.[].name'\n${F}`,
      "walletd keys list | jq '.[].name'",
    ],
    [`### Show all keys\n\n${F}\nwalletd keys list\n${F}`, 'walletd keys list'],
    [`## Resolution\n\n1. Upgrade:\n\n   ${F}\n   mailsrv upgrade\n   ${F}`, 'mailsrv upgrade'],
    [`## Resolution\n\nUpgrade the server with:\n\n${F}\nmailsrv upgrade\n${F}`, 'mailsrv upgrade'],
    [`## Resolution\n\nThen:\n\n${F}\nmailsrv queue flush\n${F}`, 'mailsrv queue flush'],
    [
      `## Resolution\n\nRejoin:\n\n${F}\nnoded join cluster\nsystemctl restart noded\n${F}`,
      'noded join cluster',
      'systemctl restart noded',
    ],
    [
      `## Resolution\n\nText.\n\n${F}\nnoded leave\nrm -rf /var/lib/noded\nnoded join 10.0.0.1\n${F}`,
      'noded leave',
      'rm -rf /var/lib/noded',
      'noded join 10.0.0.1',
    ],
    [
      `## Resolution\n\nText.\n\n${F}\nnoded validators | jq -r '.list[] | .name' | sort\n${F}`,
      "noded validators | jq -r '.list[] | .name' | sort",
    ],
    [`## Resolution\n\nThe log:\n\n${F}\nnoded lost peer\nnoded found peer\n${F}`],
    [`## Resolution\n\nAdd this to the file:\n\n${F}\nlisten 8080\nupstream web\n${F}`],
    [`## Resolution\n\nExpected:\n\n${F}\nnoded version 4\n${F}`],
    [`## Check the version\n\n${F}\nnoded 4.1 linux\n${F}`],
    [`## Resolution\n\nText.\n\n${F}bash\nfoo-1.2.3 : A tool (main)\nbar-0.1 : Another tool\n${F}`],
    [`## Resolution\n\nText.\n\n${F}shell\nfoo | 1.2 | http://pkgs.example/foo\n${F}`],
    [`## Resolution\n\nText.\n\n${F}bash\n./setup.sh\ncontinue\n${F}`, './setup.sh'],
    [`## Resolution\n\nText.\n\n${F}bash\nmax_connections = 200\nshared_buffers = 4GB\n${F}`],
    [`## Resolution\n\nText.\n\n${F}sh\nSELECT 1;\nSELECT pg_is_in_recovery();\n${F}`],
    [`## Resolution\n\nText.\n\n${F}sh\nselect count(*) from orders;\n${F}`],
    [`## Resolution\n\nText.\n\n${F}sh\nDELETE FROM orders WHERE id = 3;\n\\q\n${F}`],
    [`## Resolution\n\nText.\n\n${F}sh\nUSE shop;\nSHOW TABLES;\n${F}`],
    [`## Resolution\n\nText.\n\n${F}bash\nWITH x AS (SELECT 1)\nSELECT * FROM x;\n${F}`],
  ],
};

describe('programs that no table knows', () => {
  for (const [kind, all] of Object.entries(documents)) {
    describe(kind, () => {
      for (const [text, ...commands] of all) {
        it(text.split('\n').join(' ⏎ '), () => {
          const steps = parseRunbook('x.md', `# Shop\n\n${text}\n`).procedures.flatMap(
            (procedure) => procedure.steps,
          );
          const read = steps.flatMap((step) => (step.kind === 'command' ? step.text : []));
          expect(read).to.deep.equal(commands);
        });
      }
    });
  }
});
