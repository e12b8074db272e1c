import type { TypedStatement } from './runbook.ts';

/** What does a person's step, in the operator's shell. */
export type Automation = RunAutomation | TypeAutomation | MergeAutomation;

interface AutomatedStep {
  readonly name: string;
  /**
   * The item number of the label, as in branches, and the position of the command under it, from 1; or words
   * of the step, for one text of the runbook only.
   */
  readonly step: { readonly item: number; readonly command: number } | { readonly where: string };
  readonly because: string;
}

/** Commands of the scenario. */
interface RunAutomation extends AutomatedStep {
  readonly run: string;
}

/**
 * The step's own command as written, and on its input what the page shows below it for the client that it
 * opens: all of it, or the statements with these words.
 */
interface TypeAutomation extends AutomatedStep {
  readonly type: 'all' | readonly string[];
}

/** The step's own YAML, merged into an object of the cluster. */
interface MergeAutomation extends AutomatedStep {
  readonly merge: MergeTarget;
}

/** The object that a step's YAML is merged into; without `name`, the YAML is whole objects, which are applied. */
export interface MergeTarget {
  readonly kind?: string;
  readonly namespace?: string;
  readonly name?: string;
  /** Where in the object: `spec.template.spec.containers[web]`; the whole object if absent. */
  readonly at?: string;
}

/** What is typed into a client that a step opens. */
export interface TypedSession {
  /** The client's program: `psql`. */
  readonly client: string;
  readonly statements: readonly TypedStatement[];
}
