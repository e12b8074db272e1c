/** `#SBATCH --nodes=4`: an option of a job, which the scheduler reads from the script. */
const directive = /^[ \t]*#(?:SBATCH|PBS|BSUB|COBALT|MSUB|PJM|FLUX|OAR|QSUB)[ \t:]/;

export const isDirectiveOfJob = (line: string): boolean => directive.test(line);
