import { redacted } from './redacted.ts';

/** A shorter value stands in half of all texts. */
const shortest = 4;
/** A value that output has cut off is known by so much of its start or end, if it is longer. */
const partLength = 24;

/** Encoded text, also wrapped as base64(1) and YAML wrap it. */
const encodedText =
  /(?:[\w+/-]{60,}(?:\\{1,2}n|\r?\n)[ \t]{0,40})+[\w+/-]+={0,2}|[\w+/-]{12,}={0,2}/g;
const deepest = 2;

/** Secrets whose values are known, whatever a text that has them looks like. */
export class KnownSecrets {
  /** Each way in which a value may be written, and what stands in its place. The longest first: it may begin as another. */
  #written = new Map<string, string>();
  /** The same, and those of parts of a value. */
  readonly #forms = new Set<string>();

  add(values: Iterable<string>): void {
    for (const value of values) {
      if (value.length < shortest || this.#written.has(value)) continue;
      for (const form of writtenAs(value)) this.#written.set(form, redacted(value));
      const parts = value.length >= 2 * partLength ? ends(value) : [];
      for (const one of [value, ...parts]) for (const form of writtenAs(one)) this.#forms.add(form);
    }
    this.#written = new Map([...this.#written].sort(([one], [other]) => other.length - one.length));
  }

  get isEmpty(): boolean {
    return this.#written.size === 0;
  }

  areIn(text: string): boolean {
    return this.takeOut(text) !== text;
  }

  /** The text without them, also where it has them encoded with base64, in another encoded text too. */
  takeOut(text: string): string {
    if (this.isEmpty || text.length < shortest) return text;
    let clean = text;
    for (const [form, instead] of this.#written) clean = clean.replaceAll(form, instead);
    return clean.replaceAll(encodedText, (found) =>
      this.#isIn(found, deepest) ? redacted(found) : found,
    );
  }

  /** Whether encoded text has a value, or is a part of one. */
  #isIn(found: string, depth: number): boolean {
    if ([...this.#forms].some((form) => found.includes(form))) return true;
    const unwrapped = found.replaceAll(/\\{1,2}n|\s/g, '');
    // What stands right before it, without a blank, shifts the groups of four.
    return [0, 1, 2, 3].some((from) => {
      const decoded = Buffer.from(unwrapped.slice(from), 'base64').toString('utf8');
      if ([...this.#forms].some((form) => decoded.includes(form))) return true;
      if (depth === 1) return false;
      return (decoded.match(encodedText) ?? []).some((inner) => this.#isIn(inner, depth - 1));
    });
  }
}

const ends = (value: string) => [value.slice(0, partLength), value.slice(-partLength)];

/** As it is, in JSON, and in an address. */
const writtenAs = (value: string): ReadonlySet<string> =>
  new Set([value, JSON.stringify(value).slice(1, -1), encodeURIComponent(value)]);
