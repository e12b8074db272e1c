import type { FenceLine } from './fence-lines.ts';

/** `#SBATCH --nodes=4`: an option of a job, which the scheduler reads from the script. */
const directive = /^[ \t]*#(?:SBATCH|PBS|BSUB|COBALT|MSUB|PJM|FLUX|OAR|QSUB)[ \t:]/;

/** True for the file of a job: a scheduler reads its options, and nobody types its lines. */
export function isJobFile(lines: readonly FenceLine[]): boolean {
  if (!lines.some(({ text }) => isDirectiveOfJob(text))) return false;
  const first = lines.find(({ text }) => !/^\s*$|^\s*#(?=[!\s])/.test(text));
  return first !== undefined && isDirectiveOfJob(first.text);
}

export const isDirectiveOfJob = (line: string): boolean =>
  line.includes('#') && directive.test(line);
