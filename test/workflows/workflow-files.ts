import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

export interface WorkflowStep {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}
export interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly 'timeout-minutes'?: number;
  readonly steps: readonly WorkflowStep[];
}
export interface Workflow {
  readonly file: string;
  readonly text: string;
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly concurrency?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

export const workflowFolder = fileURLToPath(new URL('../../.github/workflows/', import.meta.url));

export const workflows: readonly Workflow[] = readdirSync(workflowFolder)
  .sort()
  .map((file) => {
    const text = readFileSync(workflowFolder + file, 'utf8');
    return { ...parse(text), file, text };
  });

export const jobsOf = ({ file, jobs }: Workflow) =>
  Object.entries(jobs).map(([name, job]) => ({ where: `${file}: ${name}`, job }));

export const allJobs = () => workflows.flatMap(jobsOf);

/** Every line that a runner gives to a shell. */
export const runLines = () =>
  allJobs().flatMap(({ where, job }) =>
    job.steps.flatMap(({ run = '' }) =>
      run
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => ({ where, line })),
    ),
  );

/** The script of the one step of a job that runs actions/github-script. */
export function scriptOf(file: string, job: string): string {
  const steps = workflows.find((one) => one.file === file)?.jobs[job]?.steps ?? [];
  const scripts = steps.flatMap((step) => step.with?.script ?? []);
  if (scripts.length !== 1 || typeof scripts[0] !== 'string')
    throw new Error(`${file}: ${job} has ${scripts.length} scripts`);
  return scripts[0];
}
