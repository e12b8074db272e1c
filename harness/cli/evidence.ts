import type { Command } from 'commander';
import { lackingLines, selectionLines } from '../report/evidence/selection.ts';
import { type HistoryOptions, neededPlace } from './history/chosen-place.ts';
import type { Terminal } from './terminal.ts';

interface PackOptions extends HistoryOptions {
  readonly since?: string;
  readonly out: string;
  readonly key?: string;
}

const unknownSelection = 'An earlier version packed it: which drills were chosen, it does not say.';

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
    .argument(
      '[name...]',
      'drills or systems (raibid-ci/redis-hang); needed where no --since is given',
    )
    .option('--since <date>', 'only drills since then; needed where nothing is named')
    .requiredOption('--out <folder>', 'a new folder')
    .option('--key <file>', 'sign the statement with this Ed25519 key (PEM)')
    .option(
      '--history <file>',
      'this history (default: .firedrill/history.db, or what FIREDRILL_HISTORY names)',
    )
    .action(async (names: string[], options: PackOptions) => {
      const [{ chosenDrills }, { packEvidence }, { signingKey }] = await Promise.all([
        import('./evidence/chosen-drills.ts'),
        import('./evidence/pack.ts'),
        import('./evidence/signing-key.ts'),
      ]);
      const key = options.key === undefined ? undefined : await signingKey('--key', options.key);
      const chosen = await chosenDrills(names, options.since, neededPlace(options));
      const { drills, folder, selection } = await packEvidence(
        ...([chosen, options.out, key, terminal.say] as const),
      );
      const are = drills === 1 ? 'drill is' : 'drills are';
      terminal.out(`${drills} ${are} in ${folder}${key ? ', signed' : ', not signed'}.`);
      for (const line of lackingLines(selection)) terminal.say(line);
      if (selection.leftOut.length > 0) process.exitCode = 3;
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
      const { drills, result, selection, signature, wrong } = await verifyEvidence(folder, key);
      for (const one of wrong) terminal.out(`${terminal.paint.bad('✖')} ${one}`);
      if (wrong.length > 0) process.exitCode = 1;
      else {
        const judged =
          drills === 1 ? '1 drill was judged again' : `${drills} drills were judged again`;
        terminal.out(
          `${terminal.paint.good('✔')} Every file is as it was, and ${judged}: ${result}.`,
        );
        const about = selection ? selectionLines(selection) : [unknownSelection];
        for (const line of about) terminal.out(`  ${line}`);
      }
      if (signature === 'none') terminal.say('It is not signed: nothing says who packed it.');
      if (signature === 'not checked') {
        terminal.say('The signature was not checked: name the key with --public-key.');
        if (wrong.length === 0) process.exitCode = 3;
      }
    });
}
