import type { Recorder } from '../journal/recorder.ts';
import { valuesOfSecret } from '../journal/values-of-secret.ts';
import type { Plan } from '../model/scenario.ts';
import type { DrillTools } from './tools.ts';

/** Usual are a few milliseconds. A cluster that does not answer must not hold up a drill, whose times are measured. */
const patienceMs = 250;

/** Reads the system's Secrets, so that the recorder knows their values before it records what was printed. */
export class SecretReader {
  readonly #namespaces: readonly string[];
  readonly #tools: Pick<DrillTools, 'cluster' | 'clock'>;
  readonly #recorder: Pick<Recorder, 'hide'>;
  #reading: Promise<unknown> | undefined;

  constructor(
    { system }: Pick<Plan, 'system'>,
    tools: Pick<DrillTools, 'cluster' | 'clock'>,
    recorder: Pick<Recorder, 'hide'>,
  ) {
    this.#namespaces = system.namespaces;
    this.#tools = tools;
    this.#recorder = recorder;
  }

  /** Reads them again; what cannot be read now is known from before, or by its form alone. */
  async read(): Promise<void> {
    // Whoever has not answered in time will not be waited for twice.
    if (this.#reading) return;
    const reading = Promise.allSettled(this.#namespaces.map((one) => this.#readIn(one)));
    this.#reading = reading.finally(() => {
      this.#reading = undefined;
    });
    const late = Promise.withResolvers<void>();
    const cancel = this.#tools.clock.after(patienceMs, late.resolve);
    await Promise.race([reading, late.promise]);
    cancel();
  }

  async #readIn(namespace: string): Promise<void> {
    const { items } = await this.#tools.cluster.core.listNamespacedSecret({ namespace });
    this.#recorder.hide(items.flatMap(valuesOfSecret));
  }
}
