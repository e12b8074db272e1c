import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { V1Secret } from '@kubernetes/client-node';
import { expect } from 'chai';
import type { Terminal } from '../../harness/cli/terminal.ts';
import { progressPrinter } from '../../harness/cli/work/progress.ts';
// The chart library leaves names in the global scope: mocha counts those of a test as leaks.
import '../../harness/report/html/page.ts';
import { judge } from '../../harness/judge/judge.ts';
import { noPaint } from '../../harness/report/paint.ts';
import * as reports from '../../harness/report/reports.ts';
import { findValues } from '../journal/find-values.ts';
import { Rehearsal, step } from './rehearsal.ts';

const base64 = (text: string) => Buffer.from(text).toString('base64');
/** As base64(1) prints it. */
const wrapped = (text: string) => base64(text).replaceAll(/.{76}(?=.)/g, '$&\n');

const password = 'fixed-password-of-the-database';
const operatorsKey = 'fixed-secret-of-the-operators-key';
/** As long as a registry's, and in no way unusual: no pattern knows it. */
const tokenOf = (name: string) => base64(`${name} may pull until noon. `.repeat(20));
const [oldToken, newToken] = [tokenOf('the first one'), tokenOf('the second one')];
const parts = [newToken.slice(0, 100), newToken.slice(-100)];
const values = [password, operatorsKey, oldToken, newToken, ...parts];

const dockerConfig = (token: string) =>
  JSON.stringify({
    auths: { 'registry.test': { username: 'AWS', password: token, auth: base64(`AWS:${token}`) } },
  });

const secret = (name: string, data: Readonly<Record<string, string>>): V1Secret => ({
  metadata: { name, namespace: 'shop' },
  data: Object.fromEntries(Object.entries(data).map(([key, value]) => [key, base64(value)])),
});
const secrets = (token: string) => [
  secret('shop-secrets', { DB_USER: 'ecommerce', DB_PASSWORD: password }),
  secret('operator-credentials', { aws_secret_access_key: operatorsKey }),
  secret('regcred', { '.dockerconfigjson': dockerConfig(token) }),
];
const shown = (token: string) =>
  `apiVersion: v1\ndata:\n  .dockerconfigjson: ${base64(dockerConfig(token))}\nkind: Secret\n`;

/** What the steps of a page print. */
const printed: Readonly<Record<string, string>> = {
  'kubectl get secret regcred -n shop -o yaml': shown(oldToken),
  "kubectl get secret shop-secrets -o jsonpath='{.data}' | jq": `{"DB_PASSWORD":"${base64(password)}"}`,
  'kubectl exec deploy/web -- env': `DB_USER=ecommerce\nDB_PASSWORD=${password}\n`,
  // Nothing in the command, or around the value, says that it is one.
  'kubectl logs deploy/web': `as ecommerce with ${password}, ${base64(password)}\n${operatorsKey}`,
  'cat notes.txt': `${dockerConfig(oldToken)}\n${wrapped(dockerConfig(oldToken))}\n`,
  'cat encoded.txt': `${base64(`user:${operatorsKey}`)} ${base64(base64(`x${password}y`))}`,
  'curl shop': `?key=${encodeURIComponent(oldToken)}&p=${JSON.stringify({ p: `"${password}"` })}`,
  'renew the token': `+ docker login -p ${newToken}\nsecret/regcred configured\n${shown(newToken)}`,
  'show the end': `…${newToken.slice(-120)}\n${newToken.slice(0, 200)}…`,
};

describe('secrets of the system', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'firedrill-secrets-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** Everything that a run writes and prints about a drill. */
  async function outputsOf(rehearsal: Rehearsal): Promise<ReadonlyMap<string, string>> {
    rehearsal.secrets = secrets(oldToken);
    rehearsal.renewing = { 'renew the token': secrets(newToken) };
    const file = join(folder, 'drill.jsonl');
    const said: string[] = [];
    const terminal: Terminal = {
      paint: noPaint,
      out: (line) => said.push(line),
      say: (line) => said.push(line),
      status: (line) => said.push(line),
    };
    let print = (_: Parameters<ReturnType<typeof progressPrinter>>[0]) => {};
    const events = await rehearsal.runInto(file, (event) => {
      if (event.type === 'drill-started') print = progressPrinter(event.plan, terminal);
      print(event);
    });
    const drills = [{ events, verdict: judge(events), journalFile: file }];
    const results = { drills, ofNewText: drills, edits: [], generatedAt: '2030-01-01T00:00:00Z' };
    const outputs = new Map([
      ['journal', readFileSync(file, 'utf8')],
      ['progress', said.join('\n')],
    ]);
    for (const report of Object.values(reports)) {
      if (report.applies(results)) outputs.set(report.fileName, await report.format(results));
    }
    return outputs;
  }

  const leaks = (outputs: ReadonlyMap<string, string>) =>
    [...outputs].flatMap(([name, text]) => findValues(text, values).map((one) => [name, one]));

  it('are in no output of a drill whose steps print them, in whatever form', async () => {
    const rehearsal = new Rehearsal();
    rehearsal.arms = ['runbook'];
    rehearsal.printed = { ...printed };
    rehearsal.steps = [...Object.keys(printed), 'restart'].map((text, at) => step(at + 1, text));
    const outputs = await outputsOf(rehearsal);
    expect([...outputs.keys()]).to.include.members(['journal', 'report.html', 'junit.xml']);
    expect(leaks(outputs)).to.deep.equal([]);
    // What is no secret stays.
    expect(outputs.get('journal')).to.include('as ecommerce with [redacted: 30 bytes]');
  });

  it('are in no error, inventory, receipt or look-up', async () => {
    const rehearsal = new Rehearsal();
    rehearsal.arms = ['runbook'];
    rehearsal.steps = [{ ...step(1, 'restart'), lookups: ['note'] }];
    rehearsal.lookups = { note: 'cat note' };
    rehearsal.printed = { '(\ncat note\n)': password };
    rehearsal.data = `a\t${password}\nb\t${base64(`${operatorsKey}!`)}\n`;
    rehearsal.injectFails = `${operatorsKey} was refused, ${base64(dockerConfig(oldToken))}`;
    expect(leaks(await outputsOf(rehearsal))).to.deep.equal([]);
  });

  it('hold no drill up where the cluster does not show them', async () => {
    const rehearsal = new Rehearsal();
    rehearsal.showsSecrets = false;
    rehearsal.steps = [step(1, 'take long'), step(2, 'restart')];
    [rehearsal.rtoMs, rehearsal.controlMs] = [500, 2_000];
    const events = await rehearsal.run();
    expect(rehearsal.judge(events)).to.include({ outcome: 'verified' });
    expect(rehearsal.readsOfSecrets, 'it is asked once').to.equal(1);
  });

  it('stay distinct where the judge compares them', async () => {
    const rehearsal = new Rehearsal();
    rehearsal.arms = ['runbook'];
    rehearsal.steps = [step(1, 'restart'), step(2, 'spill')];
    rehearsal.data = `${password}\tx\n`;
    const outputs = await outputsOf(rehearsal);
    expect(outputs.get('journal')).to.include('[redacted: 30 bytes, secret 1]');
  });
});
