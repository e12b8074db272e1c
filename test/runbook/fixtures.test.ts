import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect } from 'chai';
import type { Place } from '../../harness/model/runbook.ts';
import { parseRunbook } from '../../harness/runbook/parse.ts';

/** Each `x.md` has its `x.json`. UPDATE=1 rewrites the JSON files; review the diff afterwards. */
const folder = new URL('../../fixtures/runbooks/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.md'));

describe('runbook fixtures', () => {
  for (const name of names) {
    it(name, () => {
      const expected = new URL(name.replace(/\.md$/, '.json'), folder);
      const parsed = shown(name, readFileSync(new URL(name, folder), 'utf8'));
      if (process.env.UPDATE) writeFileSync(expected, `${JSON.stringify(parsed, null, 2)}\n`);
      expect(existsSync(expected), `${expected.pathname} is missing: run with UPDATE=1`).to.equal(
        true,
      );
      expect(parsed).to.deep.equal(JSON.parse(readFileSync(expected, 'utf8')));
    });
  }
});

/** The runbook without its text, places as `line:column`. */
function shown(name: string, markdown: string): unknown {
  const { title, procedures, claims, placeholders } = parseRunbook(name, markdown);
  const all = placeholders.map((hole) => `${hole.place.line}:${hole.place.column} ${hole.name}`);
  const text = JSON.stringify({ title, procedures, claims, placeholders: all }, (key, value) =>
    key === 'place' ? placeText(value) : value,
  );
  return JSON.parse(text);
}

function placeText({ line, column }: Place): string {
  return `${line}:${column}`;
}
