import type { FenceLine } from '../fences/fence-lines.ts';
import { partAt } from '../markdown/source.ts';
import { withoutHoles } from '../placeholders/holes.ts';

const opens = /(?<!<)<<-?[ \t]*(['"]?)([A-Za-z_]\w*)\1/;

/** Finds the here-documents of a fence: whatever is in them, none of their lines is a command. */
export class DocumentFinder {
  readonly #lines: readonly FenceLine[];
  readonly #withoutMark: (line: FenceLine) => FenceLine;
  /** Where each text stands alone on a line: many documents are never closed, and none is searched for twice. */
  #places: Map<string, number[]> | undefined;

  /** `withoutMark` takes the `> ` away that a shell shows in front of a line that goes on. */
  constructor(lines: readonly FenceLine[], withoutMark: (line: FenceLine) => FenceLine) {
    this.#lines = lines;
    this.#withoutMark = withoutMark;
  }

  /** The lines from `at` to the end of the document that the line above opens; none if it opens none. */
  below(line: string, at: number): readonly FenceLine[] {
    const end = line.includes('<<') ? opens.exec(withoutHoles(line))?.[2] : undefined;
    if (end === undefined) return [];
    const places = this.#index().get(end) ?? [];
    const last = (places[0] ?? 0) >= at ? places[0] : places[partAt(places, at - 1) + 1];
    if (last === undefined) return [];
    const lines = this.#lines.slice(at, last + 1);
    const plain = lines.map(this.#withoutMark);
    return plain.every((one, index) => one.text !== lines[index]?.text) ? plain : lines;
  }

  #index(): Map<string, number[]> {
    if (this.#places) return this.#places;
    const places = new Map<string, number[]>();
    for (const [at, line] of this.#lines.entries()) {
      const text = this.#withoutMark(line).text.trim();
      const known = places.get(text);
      if (known) known.push(at);
      else places.set(text, [at]);
    }
    this.#places = places;
    return places;
  }
}
