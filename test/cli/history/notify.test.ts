import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { addRows } from '../../../harness/cli/history/add-rows.ts';
import { webhookOf } from '../../../harness/cli/history/notify.ts';
import { HarnessError } from '../../../harness/errors.ts';
import { type History, openHistory } from '../../../harness/history/open-history.ts';
import { sqliteAt } from '../../../harness/history/place.ts';
import type { HistoryRow } from '../../../harness/model/history.ts';
import { row } from '../../history/rows.ts';

const at = (day: number, changes: Partial<HistoryRow> = {}) =>
  row({ run: `r${day}`, startedMs: Date.UTC(2026, 11, day, 4), ...changes });

describe('a webhook', () => {
  let folder: string;
  let history: History;
  let server: Server;
  let webhook: URL;
  let answer: number;
  const posted: Record<string, unknown>[] = [];
  const said: string[] = [];
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'firedrill-notify-'));
    history = await openHistory(sqliteAt(join(folder, 'history.db')));
    [posted.length, said.length, answer] = [0, 0, 204];
    server = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      posted.push({ ...JSON.parse(body), type: request.headers['content-type'] });
      response.writeHead(answer, { location: 'http://127.0.0.1:1/elsewhere' }).end();
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    webhook = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/s3cret`);
  });
  afterEach(async () => {
    await history.close();
    server.close();
    rmSync(folder, { recursive: true });
  });

  const add = (...rows: readonly HistoryRow[]) =>
    addRows(history, rows, webhook, { say: (text) => said.push(text) });

  it('is told once of a drill that ends otherwise than the last time', async () => {
    await add(at(1), at(1, { drill: 'shop/other' }));
    await add(at(2));
    expect(posted).to.deep.equal([]);
    const refuted = at(3, { outcome: 'refuted' });
    expect(await add(refuted, at(3, { drill: 'shop/other' }))).to.include({ isTold: true });
    expect(posted).to.deep.equal([
      {
        text: 'shop/cart-hangs: verified → refuted (Cart hangs, ops.md:12; 2.00 s of 60 s)',
        ...{ drill: 'shop/cart-hangs', was: 'verified', is: 'refuted', run: 'r3' },
        startedAt: '2026-12-03T04:00:00.000Z',
        procedure: { title: 'Cart hangs', file: 'ops.md', line: 12 },
        ...{ commit: 'f'.repeat(40), outageMs: 2000, statedMs: 60_000, type: 'application/json' },
      },
    ]);
    await add(refuted);
    await add(at(4, { outcome: 'refuted' }));
    await add(at(1, { run: 'late', outcome: 'verified' }));
    expect(posted).to.have.length(1);
    await add(at(5));
    expect(posted.at(-1)).to.include({ was: 'refuted', is: 'verified' });
  });

  it('is told of no first drill', async () => {
    await add(at(1, { outcome: 'refuted' }));
    expect(posted).to.deep.equal([]);
  });

  it('that does not take it costs no row, and its address is not said', async () => {
    await add(at(1));
    for (const status of [302, 500]) {
      answer = status;
      said.length = 0;
      const next = at(status, {
        run: `s${status}`,
        outcome: status === 302 ? 'refuted' : 'verified',
      });
      expect(await add(next)).to.include({ added: 1, isTold: false });
      expect(said).to.deep.equal([
        `The webhook was not told that shop/cart-hangs changed: it answered with ${status}.`,
      ]);
    }
  });

  it('that is gone costs no row either', async () => {
    await add(at(1));
    webhook = new URL('http://127.0.0.1:1/s3cret');
    expect(await add(at(2, { outcome: 'refuted' }))).to.include({ added: 1, isTold: false });
    expect(said.join()).to.include('it cannot be reached').and.not.include('s3cret');
  });

  it('is an address, from the option or the environment', () => {
    const from = (option?: string, environment = '') =>
      webhookOf(option, { FIREDRILL_NOTIFY: environment })?.href;
    expect(from()).to.equal(undefined);
    expect(from('https://chat.example/hook')).to.equal('https://chat.example/hook');
    expect(from(undefined, 'https://chat.example/x')).to.equal('https://chat.example/x');
    for (const wrong of ['chat.example/s3cret', 'ftp://chat.example/s3cret', '']) {
      expect(() => from(wrong))
        .to.throw(HarnessError, '--notify is not an address of a webhook.')
        .with.property('code', 'BAD_USAGE');
    }
  });
});
