import { expect } from 'chai';
import { parseRunbook } from '../../harness/runbook/parse.ts';

/** Fences: their language, their text, and the commands in them. Nothing above says what they are. */
const fences: Readonly<Record<string, readonly (readonly [string, string, ...string[]])[]>> = {
  'paths of programs': [
    ['', '/opt/shop/bin/drain', '/opt/shop/bin/drain'],
    ['', 'bin/drain', 'bin/drain'],
    ['', 'bin/drain orders', 'bin/drain orders'],
    ['', 'scripts/check.sh\nscripts/fix.sh orders', 'scripts/check.sh', 'scripts/fix.sh orders'],
    ['', 'bin/drain orders\n# look at it\nbin/stats', 'bin/drain orders', 'bin/stats'],
    [
      '',
      'kubectl get pods | grep web\n/opt/shop/bin/drain',
      'kubectl get pods | grep web',
      '/opt/shop/bin/drain',
    ],
    ['', 'find / -name drain | head -1\n/opt/shop/bin/drain', 'find / -name drain | head -1'],
    ['', 'which -a drain\n/opt/shop/bin/drain', 'which -a drain'],
    ['', 'bin/drain\nbin/stats\nlib/orders'],
    ['', '/etc/shop/orders.conf'],
    ['', 'etc/orders'],
    ['', 'bin/\n  drain\n  stats'],
  ],
  'the mail system': [
    ['', 'mailq | tail -1', 'mailq | tail -1'],
    ['', 'mailq\npostqueue -p', 'mailq', 'postqueue -p'],
    [
      '',
      "mailq | tail -1\npostqueue -p | awk '{print $1}'",
      'mailq | tail -1',
      "postqueue -p | awk '{print $1}'",
    ],
    ['', 'postconf mydestination\nnewaliases', 'postconf mydestination', 'newaliases'],
    [
      '',
      'service postfix restart\n/etc/init.d/postfix status',
      'service postfix restart',
      '/etc/init.d/postfix status',
    ],
    ['', 'Mail queue is empty'],
  ],
  'an unknown program on every line': [
    [
      '',
      'stock pause orders\n# then the carts\nstock pause carts',
      'stock pause orders',
      'stock pause carts',
    ],
    ['', 'orders running\ncarts stopped'],
    ['', '# the queues\norders running\ncarts stopped'],
  ],
  'an alias of kubectl': [
    ['', 'alias k=kubectl\nk get pods -n shop', 'alias k=kubectl', 'k get pods -n shop'],
    ['', '# k get pods\nNAME   READY\nweb-0  1/1', 'k get pods'],
    ['', '$ k get pods\nNAME   READY\nweb-0  1/1', 'k get pods'],
    ['', 'k get pods\nNAME   READY\nweb-0  1/1', 'k get pods'],
    ['', 'k is the number of shards'],
  ],
  'a hash and an angle': [
    ['', '#> kubectl get pods\nNAME   READY\nweb-0  1/1', 'kubectl get pods'],
    ['bash', '#> kubectl get pods\nNAME   READY\n#> helm list', 'kubectl get pods', 'helm list'],
    ['bash', '#> the next lines are for the owner\nhelm list', 'helm list'],
  ],
  'another language': [
    [
      'python',
      'kubectl get pods\nkubectl delete pod web-0',
      'kubectl get pods',
      'kubectl delete pod web-0',
    ],
    ['yaml', 'kubectl apply -f web.yaml', 'kubectl apply -f web.yaml'],
    ['json', '# Look\ncurl -s http://shop/health | jq .', 'curl -s http://shop/health | jq .'],
    ['python', 'import os\nprint(1)'],
    ['python', 'kubectl get pods\nprint(1)'],
    ['yaml', 'kubectl: 1.32\nhelm: 3'],
    ['yaml', '- kubectl apply -f web.yaml'],
    ['yaml', 'run: |\n  kubectl apply -f web.yaml'],
    ['sql', 'select count(*) from orders'],
    ['dockerfile', 'RUN apt-get update'],
    ['yaml', '# kubectl apply -f web.yaml'],
  ],
  'the name of a machine in brackets': [
    ['bash', '[HOST]$ uptime', 'uptime'],
    ['', '[db-1]$ df -h\nFilesystem  Size', 'df -h'],
    ['sh', '[node]# df -h\n[node]# ls', 'df -h', 'ls'],
    ['bash', '[ -f x ] && ls', '[ -f x ] && ls'],
  ],
  'a shell opened above other prompts': [
    ['', 'ssh node-7\nroot@node-7:~# stock stop\nstopped', 'ssh node-7', 'stock stop'],
    ['', 'ssh node-7\nroot@node-7:~# systemctl stop shop', 'ssh node-7', 'systemctl stop shop'],
    [
      '',
      'docker exec -it web bash\nbash-5.1# stock stop\nbash-5.1# ls /data',
      'docker exec -it web bash',
      'stock stop',
      'ls /data',
    ],
    [
      'bash',
      'kubectl exec -it web-0 -- bash\nroot@web-0:/# ls /data\na b',
      'kubectl exec -it web-0 -- bash',
      'ls /data',
    ],
    ['', 'grep root@ hosts\nroot@node-7: # the first', 'grep root@ hosts'],
  ],
  'what a command did': [
    ['', 'kubectl delete pod web-0 timed out after 5 minutes -- see log'],
    ['', 'kubectl rollout undo took 3 minutes'],
    ['', 'helm upgrade web returned exit code 1 -- rolled back'],
    ['', 'docker exec web exited with 137 --oom'],
    ['', 'systemctl restart web did nothing'],
    ['', 'curl http://web:8080/health hangs -> error'],
    ['', 'terraform apply succeeded, see the log'],
    ['', 'echo web-0 timed out', 'echo web-0 timed out'],
    ['', 'kubectl wait --timeout=5m pod/web-0', 'kubectl wait --timeout=5m pod/web-0'],
    ['', 'grep -c "timed out" web.log', 'grep -c "timed out" web.log'],
  ],
  'a synopsis': [
    ['', 'systemctl restart [unit]...'],
    ['', 'systemctl restart <unit>...'],
    ['', 'systemctl restart UNIT [UNIT]…'],
    ['', 'git diff main...branch', 'git diff main...branch'],
    ['', 'kubectl delete pod <pod>', 'kubectl delete pod <pod>'],
  ],
  'banners of clients': [
    [
      'bash',
      'psql -U shop\npsql (15.2)\nType "help" for help.\n\nshop=# select 1;\n(1 row)\n\nshop=# \\q',
      'psql -U shop',
    ],
    [
      'bash',
      'mysql -u root\nWelcome to the MySQL monitor.  Commands end with ; or \\g.\nYour MySQL connection id is 8\nmysql> show tables;\norders\ncarts',
      'mysql -u root',
    ],
    ['', 'psql shop\npsql (16.1, server 15.4)\nType "help" for help.', 'psql shop'],
    ['bash', 'psql (echo shop)', 'psql (echo shop)'],
    [
      'bash',
      'mysql -u root\nmysql> quit\nBye\nsystemctl stop shop',
      'mysql -u root',
      'systemctl stop shop',
    ],
  ],
};

describe('fences that nothing announces', () => {
  for (const [kind, all] of Object.entries(fences)) {
    describe(kind, () => {
      for (const [language, text, ...commands] of all) {
        it(`${language} ${text.split('\n').join(' ⏎ ')}`, () => {
          const fence = `# Shop\n\n## Restore\n\nText.\n\n\`\`\`${language}\n${text}\n\`\`\`\n`;
          const steps = parseRunbook('x.md', fence).procedures.flatMap(({ steps }) => steps);
          const read = steps.flatMap((step) => (step.kind === 'command' ? step.text : []));
          expect(read).to.deep.equal(commands);
        });
      }
    });
  }
});
