import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { clusterOf, inEngine, runDrills, verdictOf, wentWell } from './command-line.ts';
import { leakedSecrets } from './leaked-secrets.ts';

const drills = ['ecommerce/image-secret-expired', 'ecommerce/migration-fails'];
// How every token of the registry begins, and how it does in the header and in the pull secret that carry it.
const token = Buffer.from('{"payload":"').toString('base64');
const forms = [token, Buffer.from(`AWS:${token}`).toString('base64').slice(0, 24)];

describe('drills of ecommerce', function () {
  this.timeout(900_000);

  it('verify a renewed pull secret and a repaired migration, and show no token', async () => {
    const args = [...drills, '--lanes', '1', '--arms', 'runbook'];
    const {
      drills: reports,
      exitCode,
      stderr,
      stdout,
      out,
    } = await runDrills(args, {
      timeoutMs: 840_000,
    });
    expect(reports.map(verdictOf), stderr).to.have.deep.members(drills.map(wentWell));
    expect(exitCode).to.equal(0);
    expect(leakedSecrets('ecommerce', out, `${stdout}${stderr}`)).to.deep.equal([]);
    for (const form of forms) expect(filesWith(form, out)).to.deep.equal([]);
    const [first] = reports;
    expect(first && (await inEngine(clusterOf(first.journalFile)))).to.deep.equal([]);
  });
});

const filesWith = (text: string, folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((file) => readFileSync(file, 'utf8').includes(text));
