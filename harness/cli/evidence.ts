import type { Command } from 'commander';
import { type HistoryOptions, neededPlace } from './history/chosen-place.ts';
import type { Terminal } from './terminal.ts';

interface PackOptions extends HistoryOptions {
  readonly since?: string;
  readonly out: string;
  readonly key?: string;
}

export function addEvidence(program: Command, terminal: Terminal): void {
  const evidence = program
    .command('evidence')
    .description('pack what proves the verdicts for an auditor, and verify it');
  const subcommand = (name: string, what: string) =>
    evidence
      .command(name)
      .description(what)
      .showHelpAfterError(`→ firedrill evidence ${name} --help shows its arguments and options.`);
  subcommand('pack', 'write journals, texts and verdicts into a folder, with an in-toto statement')
    .argument('[name...]', 'drills or systems (raibid-ci/redis-hang)')
    .option('--since <date>', 'only drills since then')
    .requiredOption('--out <folder>', 'a new folder')
    .option('--key <file>', 'sign the statement with this Ed25519 key (PEM)')
    .option(
      '--history <file>',
      'this history (default: .firedrill/history.db, or what FIREDRILL_HISTORY names)',
    )
    .action(async (names: string[], options: PackOptions) => {
      const [{ chosenJournals }, { packEvidence }, { signingKey }] = await Promise.all([
        import('./evidence/chosen-journals.ts'),
        import('./evidence/pack.ts'),
        import('./evidence/signing-key.ts'),
      ]);
      const key = options.key === undefined ? undefined : await signingKey('--key', options.key);
      const { there, missing } = await chosenJournals(names, options.since, neededPlace(options));
      const { drills, folder } = await packEvidence(there, options.out, key, terminal.say);
      const are = drills === 1 ? 'drill is' : 'drills are';
      terminal.out(`${drills} ${are} in ${folder}${key ? ', signed' : ', not signed'}.`);
      for (const one of missing) terminal.say(`Left out, without its journal: ${one}.`);
      if (missing.length > 0) process.exitCode = 3;
    });
  subcommand('verify', 'check the signature and every hash, and judge the journals again')
    .argument('<folder>', 'what `evidence pack` wrote')
    .option('--public-key <file>', 'the key that it must be signed with (PEM)')
    .action(async (folder: string, { publicKey }: { publicKey?: string }) => {
      const [{ verifyEvidence }, { signingKey }] = await Promise.all([
        import('./evidence/verify.ts'),
        import('./evidence/signing-key.ts'),
      ]);
      const key = publicKey === undefined ? undefined : await signingKey('--public-key', publicKey);
      const { drills, result, signature, wrong } = await verifyEvidence(folder, key);
      for (const one of wrong) terminal.out(`${terminal.paint.bad('✖')} ${one}`);
      if (wrong.length > 0) process.exitCode = 1;
      else {
        const judged =
          drills === 1 ? '1 drill was judged again' : `${drills} drills were judged again`;
        terminal.out(
          `${terminal.paint.good('✔')} Every file is as it was, and ${judged}: ${result}.`,
        );
      }
      if (signature === 'none') terminal.say('It is not signed: nothing says who packed it.');
      if (signature === 'not checked') {
        terminal.say('The signature was not checked: name the key with --public-key.');
        if (wrong.length === 0) process.exitCode = 3;
      }
    });
}
