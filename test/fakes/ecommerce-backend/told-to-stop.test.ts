import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { packageRoot } from '../../../harness/io/paths.ts';

describe('ecommerce-backend that is told to stop while it starts', () => {
  const folder = mkdtempSync(join(tmpdir(), 'firedrill-shop-'));
  // It accepts, and never answers: the application waits for its first connection.
  const database = createServer();
  before(async () => {
    for (const name of ['ecommerce-backend', 'redis', 'http'])
      cpSync(join(packageRoot, 'fixtures/fakes', name), join(folder, name), { recursive: true });
    symlinkSync(join(packageRoot, 'node_modules'), join(folder, 'node_modules'));
    writeFileSync(join(folder, 'ecommerce-backend/release.json'), '{"version":"1.2.2"}');
    database.listen(0, '127.0.0.1');
    await once(database, 'listening');
  });
  after(() => {
    database.close();
    rmSync(folder, { recursive: true, force: true });
  });

  for (const [signal, code] of [
    ['SIGTERM', 143],
    ['SIGINT', 130],
  ] as const) {
    it(`ends at once with ${code} after ${signal}, and never listens`, async () => {
      const env = {
        PATH: process.env.PATH,
        ...{ DB_HOST: '127.0.0.1', DB_PORT: String((database.address() as AddressInfo).port) },
        ...{ DB_NAME: 'shop', DB_USER: 'shop', DB_PASSWORD: 'x', REDIS_HOST: '127.0.0.1' },
      };
      const child = spawn(process.execPath, [join(folder, 'ecommerce-backend/main.ts')], { env });
      let printed = '';
      child.stdout.on('data', (text) => {
        printed += text;
      });
      await once(database, 'connection');
      const closed = once(child, 'close');
      child.kill(signal);
      expect((await closed)[0]).to.equal(code);
      expect(printed).to.include('HikariPool-1 - Starting').and.not.include('Tomcat started');
    });
  }
});
