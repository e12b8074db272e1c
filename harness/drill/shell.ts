import type { RanStep } from '../model/step-result.ts';
import type { OperatorSession } from '../ports.ts';
import type { Arm } from './arm.ts';

const isVariable = /^[A-Za-z_]\w*$/;

/**
 * The operator's shell for one arm: the recovery finds the files and variables that the preparation
 * left in it. It is opened when the first step is due.
 */
export class Shell {
  readonly #arm: Pick<Arm, 'plan' | 'tools'>;
  #session: OperatorSession | undefined;

  constructor(arm: Pick<Arm, 'plan' | 'tools'>) {
    this.#arm = arm;
  }

  async open(): Promise<void> {
    const { plan, tools } = this.#arm;
    // The plan replaces an angle placeholder in the text; a variable is set as in an operator's profile.
    const variables = Object.entries(plan.scenario.bindings).filter(([name]) =>
      isVariable.test(name),
    );
    this.#session ??= await tools.openSession(Object.fromEntries(variables));
  }

  async run(text: string, options: { timeoutMs: number }): Promise<RanStep> {
    if (!this.#session) throw new Error('the shell is not open');
    return this.#session.run(text, options);
  }

  async close(): Promise<void> {
    const session = this.#session;
    this.#session = undefined;
    await session?.close();
  }
}
