import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { imagesFolder } from '../../../harness/cluster/images/image-pins.ts';
import {
  downloadJars,
  jarList,
  jarPath,
  mirrorIn,
  parseJars,
} from '../../../harness/cluster/images/maven-jars.ts';

const coordinates = 'org.example:thing:1.2';
const bytes = 'the jar';
const sha256 = createHash('sha256').update(bytes).digest('hex');

describe('lists of Maven jars', () => {
  it('pin each jar by its sum', async () => {
    const jars = parseJars(await readFile(jarList(imagesFolder, 'flyway'), 'utf8'));
    const names = jars.map(({ coordinates }) => coordinates);
    expect(names).to.include('org.flywaydb:flyway-core:12.4.0');
    expect(new Set(names).size).to.equal(names.length);
  });

  it('refuse a line without a sum', () => {
    expect(() => parseJars(`${coordinates}\n`)).to.throw(coordinates);
  });
});

describe('downloads of Maven jars', () => {
  let server: Server;
  let repository: string;
  let into: string;

  beforeEach(async () => {
    into = await mkdtemp(join(tmpdir(), 'firedrill-jars-'));
    server = createServer(({ url }, response) => {
      response.statusCode = url === `/maven2/${jarPath(coordinates)}` ? 200 : 404;
      response.end(response.statusCode === 200 ? bytes : 'none');
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    repository = `http://127.0.0.1:${(server.address() as AddressInfo).port}/maven2`;
  });
  afterEach(async () => {
    server.close();
    server.closeAllConnections();
    await rm(into, { recursive: true });
  });

  const refusal = (jar: { coordinates: string; sha256: string }) =>
    downloadJars([jar], { into, repository }).then(
      () => 'downloaded',
      (error: Error) => error.message,
    );

  it('are files named as in the repository', async () => {
    await downloadJars([{ coordinates, sha256 }], { into, repository });
    expect(await readFile(join(into, 'thing-1.2.jar'), 'utf8')).to.equal(bytes);
  });

  it('are refused with another sum, and leave no file', async () => {
    const message = await refusal({ coordinates, sha256: '0'.repeat(64) });
    expect(message).to.include(coordinates).and.include(sha256);
    expect(await readdir(into)).to.deep.equal([]);
  });

  it('say which jar a repository lacks', async () => {
    const message = await refusal({ coordinates: 'org.example:other:1.2', sha256 });
    expect(message).to.include('org.example:other:1.2').and.include('404');
  });
});

describe('the mirror of Maven Central', () => {
  const mirror = (of: string, url: string) =>
    `<mirror><id>m</id><mirrorOf>${of}</mirrorOf><url>${url}</url></mirror>`;

  it('is the one of the settings', () => {
    const other = mirror('other', 'https://a.example');
    const settings = `<mirrors>${other}${mirror('x, central', 'https://b.example/m2/')}</mirrors>`;
    expect(mirrorIn(settings)).to.equal('https://b.example/m2');
    expect(mirrorIn(mirror('*', 'https://c.example'))).to.equal('https://c.example');
  });

  it('is none where they name none for Central, or only in a comment', () => {
    expect(mirrorIn(`<!-- ${mirror('central', 'https://a.example')} -->`)).to.equal(undefined);
    expect(mirrorIn(mirror('other', 'https://a.example'))).to.equal(undefined);
  });
});
