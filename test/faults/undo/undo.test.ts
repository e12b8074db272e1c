import { expect } from 'chai';
import { undo } from '../../../harness/faults/undo/undo.ts';
import { undoAll } from '../../../harness/faults/undo/undo-all.ts';
import type { UndoAction } from '../../../harness/model/undo-action.ts';
import { FakeEngine } from '../fake-engine.ts';

const exec = (what: string): UndoAction => ({
  kind: 'node-exec',
  node: 'node-1',
  argv: ['repair', what],
  describes: `repair ${what}`,
});
const removal: UndoAction = {
  kind: 'remove-labelled',
  label: 'io.firedrill.run=r1',
  describes: 'remove run r1',
};

describe('undo', () => {
  let engine: FakeEngine;
  beforeEach(() => {
    engine = new FakeEngine();
  });
  afterEach(() => engine.remove());

  it('runs a command in the node', async () => {
    expect(await undo(exec('it'))).to.deep.equal({ undone: true });
    expect(engine.calls()).to.deep.equal(['exec node-1 repair it']);
  });

  it('counts a node that is gone as undone', async () => {
    engine.set('gone');
    expect(await undo(exec('it'))).to.deep.equal({ undone: true });
  });

  it('reports why it failed, and whether an engine answered', async () => {
    engine.set('refuses');
    expect(await undo(exec('it'))).to.deep.equal({
      undone: false,
      why: 'it refuses',
      absent: false,
    });
    engine.set('down');
    expect(await undo(exec('it'))).to.include({ undone: false, absent: true });
    process.env.PATH = '/nowhere';
    expect(await undo(exec('it'))).to.include({ undone: false, absent: true });
  });

  it('removes containers with their volumes, then networks, by label', async () => {
    engine.plant('containers', ['c1', 'c2']);
    engine.plant('networks', ['n1']);
    expect(await undo(removal)).to.deep.equal({ undone: true });
    const filter = '--filter label=io.firedrill.run=r1';
    expect(engine.calls()).to.deep.equal([
      `ps --all --quiet ${filter}`,
      'rm --force --volumes c1 c2',
      `ps --all --quiet ${filter}`,
      `network ls --quiet ${filter}`,
      'network rm n1',
      `network ls --quiet ${filter}`,
    ]);
  });

  it('removes nothing if nothing has the label', async () => {
    expect(await undo(removal)).to.deep.equal({ undone: true });
    expect(engine.calls().filter((call) => / rm|^rm/.test(call))).to.deep.equal([]);
  });

  it('fails if a removal left something', async () => {
    engine.plant('containers', ['c1']);
    engine.set('refuses');
    expect(await undo(removal)).to.include({ undone: false, why: 'it refuses' });
  });

  describe('of all actions', () => {
    it('goes newest first', async () => {
      expect(await undoAll([exec('a'), exec('b'), exec('c')], { patienceMs: 0 })).to.deep.equal([]);
      expect(engine.calls().map((call) => call.at(-1))).to.deep.equal(['c', 'b', 'a']);
    });

    it('does not stop at a failure, tries it again at the end, and returns it', async () => {
      engine.set('refuses');
      const failures = await undoAll([removal, exec('a')], { patienceMs: 0 });
      expect(failures).to.deep.equal([{ action: exec('a'), why: 'it refuses' }]);
      expect(engine.calls().filter((call) => call.startsWith('exec'))).to.have.lengthOf(2);
    });

    it('waits for an engine that does not answer, as long as it has patience', async () => {
      engine.set('down');
      setTimeout(() => engine.set('down', false), 300);
      expect(await undoAll([exec('a')], { patienceMs: 5_000 })).to.deep.equal([]);
      engine.set('down');
      const [failure] = await undoAll([exec('a')], { patienceMs: 0 });
      expect(failure?.why).to.include('Cannot connect');
    });
  });
});
