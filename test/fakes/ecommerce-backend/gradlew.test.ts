import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { execa } from 'execa';
import { imagesFolder } from '../../../harness/cluster/images/image-pins.ts';

const gradlew = join(imagesFolder, 'ecommerce-backend/gradlew');

describe('gradlew of ecommerce-backend', () => {
  let folder: string;

  // Says what it was asked, and fails to validate.
  const flyway = `#!/bin/sh
echo "flyway $* on $FLYWAY_URL as $FLYWAY_USER"
[ "$1" != validate ]
`;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'firedrill-gradlew-'));
    await writeFile(join(folder, 'flyway'), flyway);
    await chmod(join(folder, 'flyway'), 0o755);
  });
  afterEach(() => rm(folder, { recursive: true }));

  const run = (...words: readonly string[]) =>
    execa(gradlew, words, {
      reject: false,
      all: true,
      env: {
        PATH: `${folder}:${process.env.PATH}`,
        ...{ DB_HOST: 'db', DB_NAME: 'shop', DB_USER: 'ann', DB_PASSWORD: 'secret' },
      },
    });

  it('runs Flyway’s tasks on the database of the environment', async () => {
    const { exitCode, all } = await run('-q', 'flywayRepair', 'flywayInfo');
    expect(exitCode).to.equal(0);
    expect(all).to.include('flyway repair on jdbc:postgresql://db:5432/shop as ann');
    expect(all.indexOf('flyway info')).to.be.greaterThan(all.indexOf('flyway repair'));
    expect(all).to.include('BUILD SUCCESSFUL').and.not.include('secret');
  });

  it('fails with Flyway', async () => {
    const { exitCode, all } = await run('flywayValidate');
    expect(exitCode).to.equal(1);
    expect(all)
      .to.include("Execution failed for task ':flywayValidate'.")
      .and.include('BUILD FAILED');
  });

  it('refuses what an image without sources cannot do, before anything runs', async () => {
    const { exitCode, all } = await run('flywayRepair', 'build');
    expect(exitCode).to.equal(1);
    expect(all).to.include("Task 'build' not found in root project 'ecommerce-backend'.");
    expect(all).to.not.include('flyway repair');
    expect((await run('--fast')).all).to.include("Unknown command-line option '--fast'.");
  });
});
