import { expect } from 'chai';
import { parseRunbook } from '../../harness/runbook/parse.ts';

type Labelled = readonly (readonly [text: string, ...commands: string[]])[];
const fence = (text: string, info = '') => `\`\`\`${info}\n${text}\n\`\`\``;
const diff =
  'diff --git a/roles/mill.yml b/roles/mill.yml\nindex 68387c9..7a8ace1 100644\n--- a/roles/mill.yml\n+++ b/roles/mill.yml\n@@ -3,4 +3,4 @@ roles:\n   mill:\n-    host: one\n+    host: two\n     port: 80';

/** Fences with what programs print. Labelled before they were read. */
const documents: Readonly<Record<string, Labelled>> = {
  'a difference of Git': [
    [fence(diff)],
    [fence(diff, 'bash')],
    [fence(diff, 'diff')],
    [fence(`$ git diff\n${diff}`), 'git diff'],
    [fence(`git diff\n${diff}`, 'sh'), 'git diff'],
    [
      fence(
        'diff --git a/x.sh b/x.sh\nnew file mode 100755\nindex 000..111\n--- /dev/null\n+++ b/x.sh\n@@ -0,0 +1 @@\n+helm list',
        'sh',
      ),
    ],
    [fence('diff -u mill.conf mill.conf.new'), 'diff -u mill.conf mill.conf.new'],
    [
      fence('git diff --stat\ndiff old.conf new.conf', 'bash'),
      'git diff --stat',
      'diff old.conf new.conf',
    ],
  ],
  'the output of Ansible': [
    [
      fence(
        'TASK [setup] *********************\nok: [mill-1]\nfatal: [mill-2]: UNREACHABLE! => {"changed": false}',
        'shell',
      ),
    ],
    [
      fence(
        'PLAY [mills] *********************\n\nTASK [Gathering Facts] ***********\nok: [mill-1]',
        'bash',
      ),
    ],
    [
      fence(
        'ansible-playbook mill.yml\n\nPLAY RECAP ***********************\nmill-1  : ok=2  changed=1',
        'bash',
      ),
      'ansible-playbook mill.yml',
    ],
    [fence('RUNNING HANDLER [restart mill] ***\nchanged: [mill-1]', 'sh')],
    [fence('TASK=setup\n./run "$TASK" *.yml', 'bash'), 'TASK=setup', './run "$TASK" *.yml'],
  ],
  'a banner': [
    [
      fence(
        '@@@@@@@@@@@@@@@@@@@@@@@@@@@@\n@  WARNING: KEY HAS CHANGED!  @\n@@@@@@@@@@@@@@@@@@@@@@@@@@@@\nIt may be that the key is new.',
        'shell',
      ),
    ],
    [
      fence(
        'ssh mill-1\n@@@@@@@@@@@@@@@@@@@@@@@@@@\n@  UNPROTECTED KEY FILE!  @\n@@@@@@@@@@@@@@@@@@@@@@@@@@\nPermissions 0644 are too open.',
        'bash',
      ),
      'ssh mill-1',
    ],
    [fence('********************\n*  Mind the gap!   *\n********************', 'bash')],
    [fence('!!!!!!!!!!!!!!!!!!!!\n!! Do not restart !!\n!!!!!!!!!!!!!!!!!!!!', 'sh')],
    [
      fence('==================\n  The mill, v2.1\n==================\nhelm list', 'bash'),
      'helm list',
    ],
    [fence('! systemctl is-active mill\nls *', 'bash'), '! systemctl is-active mill', 'ls *'],
  ],
  'digests and members of JSON': [
    [
      fence(
        'openssl rsa -modulus -in key.pem | openssl md5\n(stdin)= 32df80471e2d4e7d0453f60cfb66b2b2',
        'sh',
      ),
      'openssl rsa -modulus -in key.pem | openssl md5',
    ],
    [
      fence(
        'openssl dgst -sha256 mill.tar\nSHA256(mill.tar)= 32df80471e2d4e7d0453f60cfb66b2b2',
        'sh',
      ),
      'openssl dgst -sha256 mill.tar',
    ],
    [fence('SHA2-256(mill.tar)= 32df80471e2d4e7d0453f60cfb66b2b2', 'bash')],
    [fence('"event":{"id":"f4a9453f"}', 'shell')],
    [fence('mill log\n"orders":[1,2],\n"carts":"none"', 'sh'), 'mill log'],
    [fence('(cd /srv && tar cf mill.tar mill)', 'sh'), '(cd /srv && tar cf mill.tar mill)'],
    [fence('"$HOME/bin/mill":start', 'sh'), '"$HOME/bin/mill":start'],
  ],
  'words that no program is called': [
    [
      fence(
        'rpm -qa | grep kernel\nkernel-3.10.0-1160.71.1.el7.x86_64\nkernel-lt-5.4.278-1.el7.elrepo.x86_64',
        'bash',
      ),
      'rpm -qa | grep kernel',
    ],
    [
      fence(
        '打开 http://mill.example.org/ 并选择列表。\nwget http://mill.example.org/a.deb',
        'bash',
      ),
      'wget http://mill.example.org/a.deb',
    ],
    [fence('Перезапустите сервер\nsystemctl restart mill', 'bash'), 'systemctl restart mill'],
    [fence('mill list\n------ nothing else below', 'bash'), 'mill list'],
    [fence('COPY . .  # the right folder', 'bash')],
    [fence('RUN apt-get update\nUSER mill', 'sh')],
    [fence('"NotAllowed",\n"TooMany"', 'bash')],
    [fence('yum install kernel-lt-5.4.278', 'bash'), 'yum install kernel-lt-5.4.278'],
    [
      fence('RUN=1 ./mill.sh\nCOPY=2; echo "$COPY"', 'sh'),
      'RUN=1 ./mill.sh',
      'COPY=2; echo "$COPY"',
    ],
    [fence('"$MILL", stop', 'sh'), '"$MILL", stop'],
    [fence('echo 打开\nmkdir 文件', 'sh'), 'echo 打开', 'mkdir 文件'],
  ],
  'what cat prints of a file of settings': [
    [fence('sudo cat /etc/default/mill\nLOG_LEVEL=debug', 'shell'), 'sudo cat /etc/default/mill'],
    [
      fence('cat /etc/mill/mill.env\nLOG_LEVEL=debug\nMILL_PORT=80\n', 'bash'),
      'cat /etc/mill/mill.env',
    ],
    [fence('cat .env\nLEVEL="info"\n\nmill start', 'sh'), 'cat .env', 'mill start'],
    [
      fence('cat /etc/default/mill\nLEVEL=debug\necho "$LEVEL"', 'sh'),
      'cat /etc/default/mill',
      'LEVEL=debug',
      'echo "$LEVEL"',
    ],
    [
      fence('cat /etc/default/mill | grep LEVEL\nLEVEL=debug', 'sh'),
      'cat /etc/default/mill | grep LEVEL',
    ],
    [
      fence('cat > /etc/default/mill < new\nLEVEL=debug', 'sh'),
      'cat > /etc/default/mill < new',
      'LEVEL=debug',
    ],
    [fence('mill stop\nLEVEL=debug', 'sh'), 'mill stop', 'LEVEL=debug'],
    [fence('cat notes.md\n\nLEVEL=debug', 'sh'), 'cat notes.md', 'LEVEL=debug'],
  ],
};

const commandsIn = (text: string) =>
  parseRunbook('forms.md', `# Shop\n\n## Stock\n\n${text}\n`)
    .procedures.flatMap(({ steps }) => steps)
    .flatMap((step) => (step.kind === 'command' ? [step.text] : []));

for (const [kind, labelled] of Object.entries(documents)) {
  describe(`What is printed in a fence: ${kind}`, () => {
    for (const [text, ...commands] of labelled) {
      it(JSON.stringify(text), () => expect(commandsIn(text)).to.deep.equal(commands));
    }
  });
}
