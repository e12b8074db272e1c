import { stripVTControlCharacters } from 'node:util';
import { HarnessError } from '../../errors.ts';

const keptLines = 30;

/** The end of a build's output, and the last of its steps to begin. */
export class BuildLog {
  readonly #tail: string[] = [];
  #step: string | undefined;
  readonly #layers = new Set<string>();

  add(raw: string): void {
    const line = stripVTControlCharacters(raw).trimEnd();
    if (!line) return;
    this.#tail.push(line);
    if (this.#tail.length > keptLines) this.#tail.shift();
    const step = /^Step \d+\/\d+ : (.+)$/.exec(line) ?? /^#\d+ \[[^\]]+\] (.+)$/.exec(line);
    if (step?.[1]) this.#step = step[1];
    const layer = /^ ---> ([0-9a-f]{12})$/.exec(line);
    if (layer?.[1]) this.#layers.add(layer[1]);
  }

  /** Ids of the intermediate images that Debian's classic builder made or used. */
  get layers(): ReadonlySet<string> {
    return this.#layers;
  }

  /** IMAGE_FAILED with the image, the step and the last lines. */
  failure(image: string, phase: string, next: string): HarnessError {
    const step = this.#step ? `${phase}, at "${this.#step}"` : phase;
    return new HarnessError(
      'IMAGE_FAILED',
      `image ${image} could not be made (${step}):\n${this.#tail.join('\n')}`,
      { next },
    );
  }
}
