import { expect } from 'chai';
import { parseRunbook } from '../../../harness/runbook/parse.ts';
import { bindText } from '../../../harness/scenario/bindings.ts';

const stepsIn = (text: string) =>
  parseRunbook('x.md', `# Shop\n\n## Restore\n\n${text}\n`).procedures.flatMap(
    ({ steps }) => steps,
  );
const namesIn = (text: string) =>
  stepsIn(text).flatMap((step) =>
    step.kind === 'command' ? step.placeholders.map(({ name }) => name) : [],
  );
const bash = (text: string) => `\`\`\`bash\n${text}\n\`\`\``;

/** What the text says of a name, a command with that name, and the placeholders. Labelled before it was read. */
const told: readonly (readonly [string, string, ...string[]])[] = [
  [
    'Replace `shop.example.org` with your domain.',
    'certbot -d shop.example.org',
    'shop.example.org',
  ],
  ['replacing `web-1` by the name of the node:', 'ssh web-1 uptime', 'web-1'],
  ['Substitute `backup.sql` with the actual file.', 'psql -f backup.sql shop', 'backup.sql'],
  [
    'In the command below, replace `orders` and `carts` with the names of your tables.',
    'shopctl copy orders carts',
    'orders',
    'carts',
  ],
  ['`eth0` must be replaced by the name of your interface.', 'ip link set eth0 up', 'eth0'],
  ['where `web-1` is the name of your server:', 'scp x web-1:/tmp', 'web-1'],
  ['Replace my-app with the name of your app.', 'kubectl rollout restart deploy/my-app', 'my-app'],
  ['Replace "my-app" with your own.', 'helm rollback my-app', 'my-app'],
  ['Substitute **my_shop** with the actual name.', 'kubectl get pods -n my_shop', 'my_shop'],
  ['where my-cluster is the name of your cluster', 'kops rolling-update my-cluster', 'my-cluster'],
  ['Use the name of your cluster instead of `prod-1`.', 'kops rolling-update prod-1', 'prod-1'],
  ['Use your own namespace in place of my-ns.', 'kubectl get pods -n my-ns', 'my-ns'],
  ['Change `eu-west-1` to your region.', 'shopctl list --region eu-west-1', 'eu-west-1'],
  ['Ersetze `web-1` durch den Namen des Servers.', 'ssh web-1 uptime', 'web-1'],
  ['Ersetzen Sie `web-1` durch Ihren Server.', 'ssh web-1 uptime', 'web-1'],
  ['Remplacez `web-1` par le nom du serveur.', 'ssh web-1 uptime', 'web-1'],
  ['Substitua `copia.sql` pelo nome do arquivo.', 'psql -f copia.sql shop', 'copia.sql'],
  ['Reemplaza `web-1` por el nombre de tu servidor.', 'ssh web-1 uptime', 'web-1'],
  ['将 `web-1` 替换为你的服务器。', 'ssh web-1 uptime', 'web-1'],
  ['请把 `web-1` 换成实际的主机名', 'ssh web-1 uptime', 'web-1'],
  ['`web-1` は自分のサーバー名に置き換えてください。', 'ssh web-1 uptime', 'web-1'],
];

/** What a page says of the commands beside it, by what it is; the page, and the placeholders. */
const byKind: readonly (readonly [string, ...string[]])[] = [
  [
    `${bash('git remote add shop https://git.shop.org/carts.git')}\n\n(replace the url with the correct one)`,
    'https://git.shop.org/carts.git',
  ],
  ['Run `multipath -w /dev/sdc` (replace the device name with your own).', '/dev/sdc'],
  [`Replace the IP address by that of your node:\n\n${bash('ping 10.1.2.3')}`, '10.1.2.3'],
  [
    `${bash('wipefs -a /dev/sdb\nmount 10.1.2.3:/shop /mnt')}\n\nReplace the device and the IP with your values.`,
    '/dev/sdb',
    '10.1.2.3',
  ],
  [
    `Enter it with \`docker exec -it 12ab34cd bash\` (replace \`12ab34cd\` with the docker id). ${bash('')}`,
    '12ab34cd',
  ],
  [`Replace the disk with a new one:\n\n${bash('wipefs -a /dev/sdb')}`],
  [`Replace the IP address with 10.1.2.4:\n\n${bash('ping 10.1.2.3')}`],
  [`Replace the url with your own:\n\nText.\n\n${bash('curl https://shop.org/health')}`],
  [`Replace the certificate with your own:\n\n${bash('curl https://shop.org/health')}`],
  [`${bash('curl https://shop.org/health')}\n\nNow replace the branch with your own.`],
  [`Replace \`eth0\` with the new name \`eth1\`.\n\n${bash('ip link set eth0 up')}`],
];

/** Sentences that replace something else, and names that stand elsewhere. */
const decoys: readonly (readonly [string, string])[] = [
  ['Replace `eth0` with `eth1`.', 'ip link set eth0 up'],
  ['Replace `nginx.conf` with the following:', 'cat nginx.conf'],
  ['Replace the disk `sdb` with a new one.', 'lsblk sdb'],
  ['Replace `kubectl` with your client.', 'kubectl get pods'],
  ['Replace `web` with your name.', 'ssh web-1.web.internal uptime'],
  ['Change `replicas` to 3.', 'kubectl get replicas'],
  ['where `web-1` is down', 'ssh web-1 uptime'],
  ['Replace `-n` with your option.', 'shopctl list -n'],
  ['Replace `2` with your number.', 'shopctl scale 2'],
  ['Replace my-app with my-shop.', 'kubectl rollout restart deploy/my-app'],
  ['The deployment my-app is the name of the shop.', 'kubectl rollout restart deploy/my-app'],
  ['Use `helm` instead of `my-tool`.', 'my-tool list my-tool'],
  ['Restart it with your client instead of a new one.', 'kubectl rollout restart deploy/my-app'],
  ['Nothing is to be replaced.', 'ssh web-1 uptime'],
];

describe('names that the text says to replace', () => {
  for (const [page, ...names] of byKind) it(page, () => expect(namesIn(page)).to.deep.equal(names));
  for (const [sentence, command, ...names] of told)
    it(`${sentence} ${command}`, () =>
      expect(namesIn(`${sentence}\n\n${bash(command)}`)).to.deep.equal(names));
  it('also where the sentence comes later, and in prose', () => {
    const text = `${bash('ssh web-1 uptime')}\n\nReplace \`web-1\` with your server. Then run \`ssh web-1 reboot\`.`;
    expect(namesIn(text)).to.deep.equal(['web-1', 'web-1']);
  });
  it('get the value of a binding', () => {
    const [step] = stepsIn(
      `Replace \`web-1\` with your server.\n\n${bash('ssh web-1 ls web-10 web-1')}`,
    );
    expect(step?.kind === 'command' && bindText(step, { 'web-1': 'db-7' })).to.equal(
      'ssh db-7 ls web-10 db-7',
    );
  });
});

describe('names that no text says to replace', () => {
  for (const [sentence, command] of decoys)
    it(`${sentence} ${command}`, () =>
      expect(namesIn(`${sentence}\n\n${bash(command)}`)).to.deep.equal([]));
});
