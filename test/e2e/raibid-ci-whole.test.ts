import { expect } from 'chai';
import { clusterOf, inEngine, runDrills, verdictOf, wentWell } from './command-line.ts';
import { leakedSecrets } from './leaked-secrets.ts';

const drills = ['raibid-ci/backup-restore', 'raibid-ci/gitea-hang'];

describe('drills of the whole of raibid-ci', function () {
  this.timeout(900_000);

  it('verify a restore from the backup and a restart of Gitea, with nothing lost', async () => {
    const args = [...drills, '--lanes', '1', '--arms', 'runbook'];
    const ended = await runDrills(args, { timeoutMs: 840_000 });
    const { drills: reports, exitCode, stderr, stdout, out } = ended;
    expect(reports.map(verdictOf), stderr).to.have.deep.members(drills.map(wentWell));
    expect(exitCode).to.equal(0);
    expect(leakedSecrets('raibid-ci', out, `${stdout}${stderr}`)).to.deep.equal([]);
    const [first] = reports;
    expect(first && (await inEngine(clusterOf(first.journalFile)))).to.deep.equal([]);
  });
});
