import { expect } from 'chai';
import { parseInventory, readInventory } from '../../harness/drill/take-inventories.ts';
import type { Cluster } from '../../harness/ports.ts';
import { rejected, thrown } from '../scenario/thrown.ts';

const inventory = { name: 'refs', namespace: 'ci', selector: 'app=git', command: ['list'] };
const pod = (name: string, ready: boolean, leaving = false) => ({
  metadata: { name, ...(leaving && { deletionTimestamp: new Date(0) }) },
  status: { conditions: [{ type: 'Ready', status: ready ? 'True' : 'False' }] },
});

/** A cluster with these pods, in which the command has this result; keeps a history of commands. */
function cluster(pods: readonly object[], end: object = {}) {
  const asked: (readonly string[])[] = [];
  const fake = {
    nodes: ['control-plane', 'worker'],
    core: { listNamespacedPod: async () => ({ items: pods }) },
    execInNode: async (node: string, argv: readonly string[]) => {
      asked.push([node, ...argv]);
      return { exitCode: 0, stdout: 'a\t1\n', stderr: '', durationMs: 1, timedOut: false, ...end };
    },
  };
  return { asked, cluster: fake as unknown as Cluster };
}

describe('inventory', () => {
  it('is read from a ready pod that is not terminating, through the control plane', async () => {
    const pods = [pod('old', true, true), pod('starting', false), pod('git-1', true)];
    const made = cluster(pods);
    expect(await readInventory(inventory, made.cluster)).to.deep.equal({ a: '1' });
    expect(made.asked).to.have.length(1);
    expect(made.asked[0]?.[0]).to.equal('control-plane');
    expect(made.asked[0]?.slice(-6)).to.deep.equal([
      ...['exec', '--namespace', 'ci', 'git-1', '--', 'list'],
    ]);
  });

  for (const [what, pods, end, message] of [
    ['no pod is ready', [pod('x', false)], {}, /none of the 1 pods of ci\/app=git is ready/],
    [
      'the command fails',
      [pod('x', true)],
      { exitCode: 2, stderr: 'no such file' },
      /exit code 2: no such file/,
    ],
    ['it does not end', [pod('x', true)], { exitCode: 137, timedOut: true }, /did not end/],
    [
      'it prints something else',
      [pod('x', true)],
      { stdout: 'hello' },
      /"hello" is not a key, a tab/,
    ],
  ] as const) {
    it(`is an error if ${what}`, async () => {
      const error = await rejected(readInventory(inventory, cluster(pods, end).cluster));
      expect(error).to.include({ code: 'INVENTORY_FAILED', exitCode: 3 });
      expect(error.message).to.match(message);
    });
  }

  it('keeps what follows the first tab, an empty value and odd keys', () => {
    const text = 'acme/w refs/heads/main\tabc\tdef\n__proto__\tx\nempty\t\n\n';
    const entries = parseInventory('refs', text);
    expect(Object.entries(entries)).to.deep.equal([
      ['acme/w refs/heads/main', 'abc\tdef'],
      ['__proto__', 'x'],
      ['empty', ''],
    ]);
  });

  it('refuses a key that appears twice, and a line without one', () => {
    expect(thrown(() => parseInventory('refs', 'a\t1\na\t2\n')).message).to.match(
      /"a" appears twice/,
    );
    expect(thrown(() => parseInventory('refs', '\tvalue\n')).code).to.equal('INVENTORY_FAILED');
  });
});
