import type { Command } from 'commander';
import { formatPlace } from '../scenario/place.ts';
import type { Affected } from './edits/affected-drills.ts';
import { findAffected } from './edits/find-affected.ts';
import type { Terminal } from './terminal.ts';

export function addAffected(program: Command, terminal: Terminal, find = findAffected): void {
  program
    .command('affected')
    .description('list the procedures that your edit changed, and the drills that rehearse them')
    .argument(
      '[name...]',
      'look among these drills only, named as for run (default: all drills of the repository)',
    )
    .requiredOption('--base <ref>', 'branch, tag or commit to compare your edit with')
    .option('--runbook <file>', 'use this text instead of the runbook that the scenario names')
    .option('--json', 'print the list as JSON')
    .action(
      async (names: string[], options: { base: string; runbook?: string; json?: boolean }) => {
        const affected = await find(names, options);
        if (options.json) terminal.out(JSON.stringify(describe(affected), null, 2));
        else printAffected(affected, terminal.out, terminal);
        if (affected.failures.length > 0) process.exitCode = 3;
      },
    );
}

function describe({ base, procedures, drills, notes, failures }: Affected) {
  return {
    base: { ref: base.ref, commit: base.commit },
    procedures: procedures.map(({ kind, title, path, place, aspects, rehearsedBy }) => ({
      ...{ change: kind, title, path, place, aspects, rehearsedBy },
    })),
    drills: drills.map(({ source: { scenario }, reasons, changes }) => ({
      id: scenario.id,
      file: scenario.file,
      reasons,
      changes,
    })),
    notes,
    failures: failures.map(({ message }) => message),
  };
}

/** Prints to `out` what an edit affects, one line each. */
export function printAffected(
  { base, procedures, drills, notes, failures }: Affected,
  out: (text: string) => void,
  { paint }: Terminal,
): void {
  for (const { kind, title, place, aspects, rehearsedBy } of procedures) {
    const what = kind === 'changed' ? aspects.join(', ') : kind;
    const by = rehearsedBy.length > 0 ? '' : paint.unsure('; no drill rehearses it');
    out(`${formatPlace(place)}  ${paint.bold(title)}: ${what}${by}`);
  }
  for (const { source, reasons } of drills) {
    out(paint.bold(source.scenario.id));
    for (const reason of reasons) out(`  ${reason}`);
  }
  if (drills.length === 0) out(`Nothing that changed since ${base.ref} affects a drill.`);
  for (const note of notes) out(paint.dim(note));
  for (const { code, message, next = '' } of failures) {
    out(`${paint.bad(code)}  ${message} ${next}`.trimEnd());
  }
}
