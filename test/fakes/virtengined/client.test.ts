import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { runClient } from '../../../fixtures/fakes/virtengined/client/run-client.ts';
import { LocalChain } from './local-chain.ts';

describe('the command virtengined', () => {
  let local: LocalChain;
  let manifest: string;

  beforeEach(async () => {
    local = await new LocalChain().start();
    manifest = join(local.folder, 'manifest.yaml');
    writeFileSync(manifest, 'services: {}\n');
  });

  afterEach(() => local.end());

  const run = (command: string) =>
    runClient(command.split(' '), { VIRTENGINED_NODE: local.url.href });

  it('places an order, and lists it as the runbook does', async () => {
    const place = `tx market create-order --from t --manifest ${manifest} --max-price 50`;
    const placed = await run(`${place} --cpu 0.5 --memory 256Mi --blocks 90`);
    expect(placed).to.deep.equal({ output: 'order-1: open, at height 0\n', error: '', code: 0 });
    expect((await run('q market orders --state open --limit 10')).output).to.equal(
      `ORDER    STATE  KIND       TENANT  HEIGHT  CPU   MEMORY  STORAGE  MAX PRICE
order-1  open   container  t       0       500m  256Mi   0        50
`,
    );
    const { output } = await run('query market orders --output json');
    expect(JSON.parse(output).orders[0]).to.include({ id: 'order-1', blocks: 90, maxPrice: 50 });
    expect((await run('q market leases')).output).to.equal('There are no such leases.\n');
  });

  it('bids, and closes what came of it', async () => {
    local.createOrder();
    await run('tx market create-bid order-1 --from p --price 5');
    local.pass(3);
    expect((await run('q market bids --provider p')).output).to.match(/order-1 +p +matched +5/);
    expect((await run('q market order order-1')).output).to.contain('"lease": "order-1/p"');
    expect((await run('tx market close-lease order-1/p')).output).to.equal('order-1/p: closed\n');
    expect((await run('tx market close-order order-1')).output).to.equal('order-1: closed\n');
  });

  it('prints the height, and whether the node is behind', async () => {
    local.pass(3);
    expect((await run('status')).output)
      .to.contain('height: 3\n')
      .and.contain('catching_up: false');
    expect(JSON.parse((await run('status -o json')).output)).to.include({ catching_up: false });
  });

  it('says what is wrong: 1 for the node, 2 for the command', async () => {
    const refused = async (command: string) => {
      const { error, code, output } = await run(command);
      expect(output).to.equal('');
      return [code, error.replace(/http:\S+/g, 'URL')];
    };
    expect(await refused('q market order order-9')).to.deep.equal([
      ...[1, 'Error: the node URL answers 404: there is no order order-9 (order_not_found)\n'],
    ]);
    expect((await refused('status --node http://127.0.0.1:1'))[0]).to.equal(1);
    expect(await refused('q market order')).to.deep.equal([
      2,
      'Error: expected the ID of one order\n',
    ]);
    expect((await refused('q market orders --price 3'))[0]).to.equal(2);
    expect((await refused('q market orders --unknown'))[0]).to.equal(2);
    expect((await refused('q market orders --output yaml'))[0]).to.equal(2);
    expect((await refused('q market orders extra'))[0]).to.equal(2);
    expect((await refused('frobnicate'))[0]).to.equal(2);
    expect((await run('q market --help')).output).to.contain('virtengined q market bids');
  });
});
