import { expect } from 'chai';
import { parseRunbook } from '../../../harness/runbook/parse.ts';

const table = (head: string, ...rows: readonly string[]) =>
  `| ${head} |\n|${head
    .split('|')
    .map(() => '---|')
    .join('')}\n${rows.map((row) => `| ${row} |`).join('\n')}\n`;

/** A heading, a table below it, and its commands. Labelled before they were read. */
const rows: readonly (readonly [heading: string, text: string, ...commands: string[]])[] = [
  [
    'After the restore',
    table(
      '# | Check | Command | Expected',
      '1 | Nodes are ready | `kubectl get nodes` | `Ready`',
      '2 | Shop runs | `kubectl get pods -n shop` | `Running`',
    ),
    'kubectl get nodes',
    'kubectl get pods -n shop',
  ],
  [
    'Nach dem Wiederherstellen',
    table(
      'Nr. | Was | Befehl | Erwartet',
      '1 | Laden offen | `curl -sI http://shop.<IP>.nip.io` | 200',
      '2 | Bestellungen | Im Laden nachsehen | weniger als 24 h alt',
      '3 | Lager | `systemctl is-active lager` | `active`',
    ),
    'curl -sI http://shop.<IP>.nip.io',
    'systemctl is-active lager',
  ],
  [
    'Vérification',
    table(
      'Vérification | Commande | Résultat attendu',
      'Nœuds | `sudo kubectl get nodes` | `Ready`',
      'Disque | `df -h /srv` | moins de 80 %',
    ),
    'sudo kubectl get nodes',
    'df -h /srv',
  ],
  [
    'Verify',
    table(
      'What | How | Should be',
      'Pods | `kubectl get pods -n shop` | all Running',
      'Orders | `shopctl orders list --open` | none',
    ),
    'kubectl get pods -n shop',
    'shopctl orders list --open',
  ],
  [
    'Verify',
    `Go through all of it:\n\n${table('# | Command | Expected', '1 | `kubectl get pods -A \\| grep -v Running` | nothing', "2 | `grep -E 'a\\|b' /var/log/mill.log` | a line")}`,
    'kubectl get pods -A | grep -v Running',
    "grep -E 'a|b' /var/log/mill.log",
  ],
  [
    'Smoke test',
    table(
      'Step | Test | Command | Expected result',
      '1 | Health | `curl -f http://shop/health` | 200',
      '2 | Failover | `kubectl delete pod db-0` | a new primary',
    ),
    'curl -f http://shop/health',
    'kubectl delete pod db-0',
  ],
  // Cheat sheets, what others run, and tables of other things.
  [
    'Restart',
    table(
      'Command | Description',
      '`kubectl get pods` | Lists the pods',
      '`kubectl get nodes` | Lists the nodes',
    ),
  ],
  [
    'Restart',
    table(
      'Task | Command',
      'List the pods | `kubectl get pods`',
      'List the nodes | `kubectl get nodes`',
    ),
  ],
  [
    'Restart',
    table(
      'Command | Expected output',
      '`kubectl get pods` | A list',
      '`kubectl get nodes` | A list',
    ),
  ],
  [
    'Restart',
    `Useful commands:\n\n${table('# | Check | Command | Expected', '1 | Pods | `kubectl get pods` | Running', '2 | Nodes | `kubectl get nodes` | Ready')}`,
  ],
  [
    'Symptoms and fixes',
    table(
      'Symptom | Cause | Fix',
      '503s | the pool is full | `systemctl restart mill`',
      '502s | it is down | `systemctl start mill`',
    ),
  ],
  [
    'Restart',
    table(
      '# | Step | Command | Expected time',
      '1 | Stop | `systemctl stop mill` | 2 min',
      '2 | Start | `systemctl start mill` | 3 min',
    ),
  ],
  [
    'Verify',
    table(
      '# | Setting | Name | Expected',
      '1 | Level | `LOG_LEVEL` | debug',
      '2 | Port | `MILL_PORT` | 80',
    ),
  ],
  [
    'Verify',
    `The nightly job runs these:\n\n${table('# | Check | Command | Expected', '1 | Pods | `kubectl get pods` | Running', '2 | Nodes | `kubectl get nodes` | Ready')}`,
  ],
  [
    'Do not run these',
    table(
      '# | Check | Command | Expected',
      '1 | Pods | `kubectl delete pods --all` | none',
      '2 | Nodes | `kubectl delete nodes --all` | none',
    ),
  ],
  [
    'Verify',
    table('Alert | Query | Expected', 'Up | `up{job="shop"}` | 1', 'Lag | `kafka_lag > 5` | none'),
  ],
];

const stepsIn = (heading: string, text: string) =>
  parseRunbook('x.md', `# Shop\n\n## ${heading}\n\n${text}`)
    .procedures.flatMap(({ steps }) => steps)
    .flatMap((step) => (step.kind === 'command' ? step : []));

describe('inline commands: tables of checks', () => {
  for (const [heading, text, ...commands] of rows)
    it(`${heading}: ${JSON.stringify(text)}`, () =>
      expect(stepsIn(heading, text).map((step) => step.text)).to.deep.equal(commands));

  it('labels each with the name in its row, and keeps places', () => {
    const text = table(
      '# | Check | Command | Expected',
      '1 | Shop runs | `kubectl get pods -A \\| grep <shop>` | one',
      '2 | Mill is up | `systemctl status mill` | up',
    );
    const [first, second] = stepsIn('Verify', text);
    expect(first?.label?.text).to.equal('Shop runs');
    expect(second?.label?.text).to.equal('Mill is up');
    const { line, column } = first?.place ?? {};
    expect([line, column]).to.deep.equal([7, 20]);
    const hole = first?.placeholders[0]?.place;
    expect(text.split('\n')[2]?.slice((hole?.column ?? 1) - 1)).to.match(/^<shop>/);
  });
});
