// biome-ignore-all lint/suspicious/noTemplateCurlyInString: shell, not a template
import { expect } from 'chai';
import { parseRunbook } from '../../harness/runbook/parse.ts';

type Labelled = readonly (readonly [text: string, ...commands: string[]])[];
const fence = (text: string, info = 'bash') => `\`\`\`${info}\n${text}\n\`\`\``;

/** What people put into fences of shell beside commands, and what they leave without a label. Labelled before it was read. */
const documents: Readonly<Record<string, Labelled>> = {
  'files and folders that are listed': [
    [fence('orders/\ncarts/\nlayout.tsx\nlogo.png')],
    [fence('# the pages\nabout/\nhelp/\n\n# the pictures\nfavicon.svg\nmobile-logo.png')],
    [fence('./dist/')],
    [fence('/var/log/shop.log\n/var/log/mail')],
    [
      fence('# where the logs are\n/var/log/shop\n\n# follow them\ntail -f /var/log/shop'),
      'tail -f /var/log/shop',
    ],
    [fence('nginx -t\n/var/log/nginx/*.log\nss -tulpn'), 'nginx -t', 'ss -tulpn'],
    [fence('/bin/sh\n/bin/bash\n/sbin/nologin\n/bin/zsh')],
    [fence('/bin/false', 'text')],
    [fence('/usr/sbin/nologin')],
    [fence('marketing/Button.tsx\nseo/Schema.tsx')],
    [fence('./gradlew\n./run.sh'), './gradlew', './run.sh'],
    [fence('/opt/shop/bin/drain'), '/opt/shop/bin/drain'],
    [fence('cd orders/\nls'), 'cd orders/', 'ls'],
  ],
  'arrows between words': [
    [fence('git push → CI → SSH → app01', 'text')],
    [fence('whoami → deploy', 'text')],
    [fence('logo.png → images/\ncart.png → images/')],
    [fence('Ctrl+Shift+P → Tasks: Run Task → Shop')],
    [fence('Ctrl+Shift+P\nshopctl drain orders --all'), 'shopctl drain orders --all'],
    [fence('echo "a → b"'), 'echo "a → b"'],
    [fence('shopctl mv a b   # a → b'), 'shopctl mv a b   # a → b'],
    [fence('→ kubectl get pods', 'console'), 'kubectl get pods'],
  ],
  'forms of texts': [
    [fence('<header>\n<BLANK LINE>\n<body>\n\n<footer>')],
    [`They are named like this:\n\n${fence('<build>-<number>-pod')}`],
    [fence('fix(cart): close the connection\n\nIt stayed open.\n\nFixes #14.')],
    [fence('feat(cart)!: read two files')],
    [fence('<client> --list'), '<client> --list'],
    [fence('<path-to-shop>/bin/shop start'), '<path-to-shop>/bin/shop start'],
  ],
  'files of settings': [
    [fence('/home *(ro,sync,no_root_squash)\n/share 10.0.0.0/24(rw,sync)')],
    [
      fence('sudo apt install ssh\n/etc/ssh/sshd_config PermitRootLogin yes', ''),
      'sudo apt install ssh',
    ],
    [fence('/etc/init.d/stock restart', ''), '/etc/init.d/stock restart'],
  ],
  'what is typed into a client, below what it prints': [
    [
      fence(
        'mysql -u root -p shop\n\n# the scheme\nsource migrations/2026.sql\n\n# look\nSHOW TABLES;\nDESC orders;',
      ),
      'mysql -u root -p shop',
    ],
    [
      fence('kubectl cluster-info\nshop is running at https://10.0.0.1:6443'),
      'kubectl cluster-info',
    ],
  ],
  'prompts of more forms': [
    [fence('$> ls /data\ndump-2026.dfs\ndump-2026-summary.dfs', 'shell'), 'ls /data'],
    [fence('$> stock start --dir /data', 'shell'), 'stock start --dir /data'],
    [fence('stock$> SAVE\nOK', 'shell')],
    [fence('▶ curl -f http://shop\nHTTP/1.1 200 OK'), 'curl -f http://shop'],
    [fence('▶ stock list\norders'), 'stock list'],
  ],
  'programs that nobody knows, in fences without a language': [
    [
      fence('sudo systemctl start stockd\nstockd status 2>&1 | jq .sync', ''),
      'sudo systemctl start stockd',
      'stockd status 2>&1 | jq .sync',
    ],
    [fence('stockd status 2>&1 | jq .sync', ''), 'stockd status 2>&1 | jq .sync'],
    [
      fence('stockd tx orders create \\\n  --amount 10 \\\n  --key $(stockd keys show)', ''),
      'stockd tx orders create \\\n  --amount 10 \\\n  --key $(stockd keys show)',
    ],
    [
      fence('[[ $(stockd status) = up ]] && echo fine', ''),
      '[[ $(stockd status) = up ]] && echo fine',
    ],
    [
      fence('cd /srv/stock\nmake install\n$HOME/go/bin/stockd start', ''),
      'cd /srv/stock',
      'make install',
      '$HOME/go/bin/stockd start',
    ],
    [fence('. $HOME/.profile\ngo version', ''), '. $HOME/.profile', 'go version'],
    [fence('NAME=<your name> ; \\\necho $NAME', ''), 'NAME=<your name> ; \\\necho $NAME'],
    [fence('A="x" ; \\\nsed -i "s/a/$A/" f', ''), 'A="x" ; \\\nsed -i "s/a/$A/" f'],
    [
      fence('A=<one>\nB=<two>\n$HOME/shop/add.sh $A $B', ''),
      'A=<one>',
      'B=<two>',
      '$HOME/shop/add.sh $A $B',
    ],
    [
      fence('stockd libp2p generate -keypath /root/keys', ''),
      'stockd libp2p generate -keypath /root/keys',
    ],
    [fence('stock queue up 2>&1 | is what it said', '')],
    [fence('$HOME/shop/data', '')],
  ],
  'what compilers, builders and logs print': [
    [
      fence(
        "src/stock.cc:108: undefined reference to `add'\nsrc/stock.cc:113:9: error: expected a bracket",
      ),
    ],
    [fence(".../stock/env.cc:108: undefined reference to `dlclose'")],
    [fence('handlers.go:139] orders/validate "msg"="denied" "roles"=["shop:basic"]')],
    [
      fence('make image\n==> shop: Creating the image...\n--> shop: An image was created'),
      'make image',
    ],
    [fence('==> shop: Error waiting for the image', '')],
    [fence('make test\n```shell\nmake lint'), 'make test', 'make lint'],
    [fence('grep -n main src/stock.cc:108'), 'grep -n main src/stock.cc:108'],
  ],
  'what npm prints, and words to remember': [
    [fence('npm ERR! code E403\nnpm ERR! 403 Forbidden - GET http://shop')],
    [fence('$ npm install stock\nnpm WARN deprecated', 'console'), 'npm install stock'],
    [fence('npm error code E403\nnpm warn old')],
    [
      fence(
        'task reward peace glance become alley number rice fiscal route pig tennis orange together delay social crunch assist absurd wreck hedgehog term grape vocal',
      ),
    ],
    [fence('docker compose up -d web'), 'docker compose up -d web'],
  ],
  'lines in other languages': [
    [fence('stock_query({target: "orders", way: "up"})\nstock_changes()')],
    [fence('http_seconds{quantile="0.95"}\n{app="web", env="b"} |= "error" | json')],
    [fence('"metadata" : { },\n"name" : "web",\n"versioning" : false,')],
    [fence('> PSUBSCRIBE orders:*\n> KEYS stock/*')],
    [fence("RESTORE DATABASE stock FROM DISK = 'a'\nDBCC CHECKDB('stock')")],
    [fence('<http|https>://<account>.shop.test/<path>')],
    [fence('stock_changes() {\n  ls\n}'), 'stock_changes() {\n  ls\n}'],
    [fence('echo {a,b} > KEYS'), 'echo {a,b} > KEYS'],
  ],
  'names, versions, keys and messages alone': [
    [fence('# where from\nSTOCK_URL\n\n# which\nSTOCK_VERSION')],
    [fence('k6 >= 0.45.0   # for tests\nnode >= 20')],
    [fence('ssh-ed25519 AAAAC3Nz...abc1 me@mac\nssh-rsa AAAAB3Nz me@mac')],
    [
      fence('kubectl port-forward svc/web 8080:80\nForwarding from 127.0.0.1:8080 -> 80'),
      'kubectl port-forward svc/web 8080:80',
    ],
    [fence('.\\tools\\sync.ps1')],
    [fence('ssh-keygen -t ed25519'), 'ssh-keygen -t ed25519'],
  ],
  'a comment behind the command that says it is wrong': [
    [
      fence(
        'timeout 300 stock run   # WRONG: leaves containers\nstock run --timeout=300  # correct',
      ),
      'stock run --timeout=300  # correct',
    ],
    [
      fence('stock drop --all # ❌ never\nstock drop --one # ✅ better'),
      'stock drop --one # ✅ better',
    ],
    [fence('grep WRONG shop.log # what went wrong'), 'grep WRONG shop.log # what went wrong'],
  ],
  'prompts of a shell that a line above opens': [
    [
      fence(
        "kubectl run test --rm -it --image=alpine /bin/sh\nIf you don't see a command prompt, try pressing enter.\n\n/ # cat /etc/resolv.conf\nnameserver 10.0.0.2",
      ),
      'kubectl run test --rm -it --image=alpine /bin/sh',
      'cat /etc/resolv.conf',
    ],
    [fence('kubectl get pods\n/ # the root'), 'kubectl get pods', '/ # the root'],
  ],
  'prompts of Kali': [
    [
      fence('┌──(dev㉿kali)-[~]\n└─$ sudo stock-setup\n\n[-] ERROR: it is there', ''),
      'sudo stock-setup',
    ],
    [fence('└─$ pg_lsclusters\nVer Cluster Port\n16  main    5432', 'bash'), 'pg_lsclusters'],
    [fence('┌──(root㉿kali)-[/srv]\n└─# stock list\norders', 'console'), 'stock list'],
    [fence('shop\n└── orders\n    └── list.ts', '')],
  ],
  'drawn prompts before a version': [
    [fence('❯ stockd version\nv19.0.0-3-gd5be3ee2', 'bash'), 'stockd version'],
  ],
  'paths of Windows among commands': [
    [
      fence('python -m venv venv\nvenv\\Scripts\\activate  # on Windows\nsource venv/bin/activate'),
      'python -m venv venv',
      'source venv/bin/activate',
    ],
  ],
  'programs of more fields, in fences without a language': [
    [
      fence('nohup stockd serve > ~/stock.log 2>&1 &', ''),
      'nohup stockd serve > ~/stock.log 2>&1 &',
    ],
    [fence('watch tail -30 ~/stock.log', ''), 'watch tail -30 ~/stock.log'],
    [fence('watch kubectl get pods', ''), 'watch kubectl get pods'],
    [fence('watch the logs', '')],
    [fence('mkdocs serve', ''), 'mkdocs serve'],
  ],
  'here-documents between other lines': [
    [
      fence('mkdir /srv/shop\ncat << EOF > /srv/shop/env\nDB=sqlite\nEOF', ''),
      'mkdir /srv/shop',
      'cat << EOF > /srv/shop/env\nDB=sqlite\nEOF',
    ],
    [fence('cat <<EOT >> vars.yml\n---\na: b\nEOT', ''), 'cat <<EOT >> vars.yml\n---\na: b\nEOT'],
    [
      fence(
        'sudo tee /etc/shop << EOF\n[Unit]\nExecStart=$(which shop)\nEOF\nsudo systemctl start shop\nNow you can see the logs\nsudo journalctl -u shop',
        '',
      ),
      'sudo tee /etc/shop << EOF\n[Unit]\nExecStart=$(which shop)\nEOF',
      'sudo systemctl start shop',
      'sudo journalctl -u shop',
    ],
    [
      fence("$ cat <<'EOF' >> ~/.profile\nexport A=1\n$ no prompt\nEOF\n$ id\nuid=0", 'console'),
      "cat <<'EOF' >> ~/.profile\nexport A=1\n$ no prompt\nEOF",
      'id',
    ],
  ],
};

const commandsIn = (text: string) =>
  parseRunbook('listings.md', `# Shop\n\n## Stock\n\n${text}\n`)
    .procedures.flatMap(({ steps }) => steps)
    .flatMap((step) => (step.kind === 'command' ? [step.text] : []));

for (const [kind, labelled] of Object.entries(documents)) {
  describe(`Fences: ${kind}`, () => {
    for (const [text, ...commands] of labelled) {
      it(JSON.stringify(text), () => expect(commandsIn(text)).to.deep.equal(commands));
    }
  });
}
