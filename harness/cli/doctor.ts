import type { Command } from 'commander';
import { examine } from '../gameday/doctor.ts';
import type { Terminal } from './terminal.ts';

export function addDoctor(program: Command, terminal: Terminal): void {
  program
    .command('doctor')
    .description(
      'show what this machine has, lacks, and still holds from earlier runs; changes nothing',
    )
    .option('--json', 'print the findings as JSON')
    .action(async (options: { json?: boolean }) => {
      const findings = await examine();
      if (options.json) terminal.out(JSON.stringify(findings, null, 2));
      else {
        const { good, unsure, bad } = terminal.paint;
        const marks = { good: good('✔'), warn: unsure('!'), bad: bad('✘') };
        for (const { subject, state, text, next } of findings) {
          terminal.out(`${marks[state]} ${subject.padEnd(11)} ${text}`);
          if (next) terminal.out(`              → ${next}`);
        }
      }
      if (findings.some(({ state }) => state === 'bad')) process.exitCode = 2;
    });
}
