import { expect } from 'chai';
import { parseRunbook } from '../../harness/runbook/parse.ts';

type Labelled = readonly (readonly [text: string, ...commands: string[]])[];
const bash = (text: string) => `\`\`\`bash\n${text}\n\`\`\``;

/** What belongs into files of settings, in fences marked as shell, and commands that look alike. Labelled before it was read. */
const documents: Readonly<Record<string, Labelled>> = {
  'files of one program': [
    [bash('frontend shop\n   bind *:80\n   stats uri /haproxy\n   default_backend web')],
    [bash('global\n  daemon\n  maxconn 256\n\ndefaults\n  mode http')],
    [bash('# the proxy\nbackend web\n  balance roundrobin\n  server web1 10.0.0.1:80 check')],
    [bash('FROM alpine:3\nRUN apk add curl\nCOPY . /app\nCMD ["/app/run"]')],
    [bash('ARG VERSION=1\nFROM alpine AS build\nRUN make')],
    [bash('*filter\n:INPUT DROP [0:0]\n-A INPUT -i lo -j ACCEPT\nCOMMIT')],
    [bash('interface GigabitEthernet0/1\n description uplink\n switchport mode trunk')],
    [bash('configure terminal\nvlan 20\n name shop\nexit\nwrite memory')],
    [bash('maxmemory 2gb\nmaxmemory-policy allkeys-lru\nappendonly yes')],
    [bash('backend deploy --now'), 'backend deploy --now'],
    [bash('vlan list'), 'vlan list'],
  ],
  'lines with semicolons': [
    [bash('# dhcpd.conf\noption domain-name "shop.test";\nallow booting;\n\nmax-lease-time 7200;')],
    [bash('allow bootp;\nsubnet 10.0.0.0 netmask 255.0.0.0 {\n  range 10.0.0.2 10.0.0.9;\n}')],
    [
      bash('{\n  tar xf stock.tar;\n  rm stock.tar;\n}'),
      '{\n  tar xf stock.tar;\n  rm stock.tar;\n}',
    ],
    [bash('set $upstream "http://web";\nproxy_pass $upstream;')],
    [bash('PasswordAuthentication yes     # for emergencies\nPermitRootLogin no  # safe')],
    [bash('cd /srv/shop;\nmake install;'), 'cd /srv/shop;', 'make install;'],
    [bash('stock start;'), 'stock start;'],
  ],
  'blocks in braces': [
    [bash('server {\n  listen 80;\n  location / {\n    proxy_pass http://web;\n  }\n}')],
    [
      bash(
        'vrrp_instance VI_1 {\n    state MASTER\n    virtual_ipaddress {\n        10.0.0.10\n    }\n}',
      ),
    ],
    [
      bash(
        '/var/log/shop/*.log {\n  daily\n  postrotate\n    systemctl reload shop\n  endscript\n}',
      ),
    ],
    [
      bash('nginx -t\nupstream web {\n  server 10.0.0.1;\n}\nnginx -s reload'),
      'nginx -t',
      'nginx -s reload',
    ],
    [bash('drain() {\n  kubectl drain "$1"\n}'), 'drain() {\n  kubectl drain "$1"\n}'],
    [
      bash('function drain {\n  kubectl drain "$1"\n}'),
      'function drain {\n  kubectl drain "$1"\n}',
    ],
    [bash('{\n  date\n  uptime\n} > /tmp/x'), '{\n  date\n  uptime\n} > /tmp/x'],
    [bash('cat > x.conf <<EOF\nserver {\n}\nEOF'), 'cat > x.conf <<EOF\nserver {\n}\nEOF'],
    [bash('test -d /srv || {\n  mkdir /srv\n}'), 'test -d /srv || {\n  mkdir /srv\n}'],
  ],
  'lines of settings': [
    [bash('PermitRootLogin no\nPasswordAuthentication no')],
    [bash('deploy ALL=(ALL) NOPASSWD: /usr/bin/systemctl restart shop')],
    [bash('host all all 10.0.0.0/8 scram-sha-256\nlocal all postgres peer')],
    [bash('ExecStart=\nExecStart=/usr/bin/dockerd -H fd:// --data-root /data')],
    [bash('shop.example. 300 IN A 10.0.0.1\n@ IN MX 10 mail.shop.example.')],
    [bash('host shop.example'), 'host shop.example'],
    [bash('local A=1'), 'local A=1'],
    [bash('User=shop\necho $User'), 'User=shop', 'echo $User'],
  ],
  'settings that the text above puts into a file': [
    [`Put this into \`.env\`:\n\n${bash('DB_HOST=10.0.0.1\nDB_USER=shop')}`],
    [`Add the following to \`/etc/default/shop\`:\n\n${bash('# the port\nPORT=80')}`],
    [`Create a \`.env.production\` file:\n\n${bash('DB_HOST=10.0.0.1')}`],
    [`Set these:\n\n${bash('DB_HOST=10.0.0.1\nDB_USER=shop')}`, 'DB_HOST=10.0.0.1', 'DB_USER=shop'],
    [`Load \`.env\`:\n\n${bash('set -a\nsource .env')}`, 'set -a', 'source .env'],
    [`Create \`.env\` from the sample:\n\n${bash('cp .env.sample .env')}`, 'cp .env.sample .env'],
  ],
};

const commandsIn = (text: string) =>
  parseRunbook('settings.md', `# Shop\n\n## Stock\n\n${text}\n`)
    .procedures.flatMap(({ steps }) => steps)
    .flatMap((step) => (step.kind === 'command' ? [step.text] : []));

for (const [kind, labelled] of Object.entries(documents)) {
  describe(`Settings in fences of shell: ${kind}`, () => {
    for (const [text, ...commands] of labelled) {
      it(JSON.stringify(text), () => expect(commandsIn(text)).to.deep.equal(commands));
    }
  });
}
