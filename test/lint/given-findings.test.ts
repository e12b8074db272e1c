import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { checkRunbook } from '../../harness/lint/engine/check.ts';
import type { Row } from './given/row.ts';
import { givenDefects } from './given-defects.ts';
import { givenFindings } from './given-findings.ts';

const given = new URL('../../../shared/runbooks/', import.meta.url);
const project = new URL('../../', import.meta.url);

describe('what the rules find in the five given runbooks', () => {
  for (const [name, rows] of Object.entries(givenFindings)) {
    const expected = rows.map(asText);
    it(`${name}: exactly the rows of the table`, function () {
      const text = textOf(name) ?? this.skip();
      const found = checkRunbook(name, text).map(({ place: { line, column }, rule }) =>
        asText([line, column, rule, 'right']),
      );
      expect(without(found, expected), 'found, but not judged yet').to.deep.equal([]);
      expect(without(expected, found), 'judged, but no longer found').to.deep.equal([]);
    });
    it(`${name}: no row is wrong, and every doubt has a reason`, () => {
      const wrong = rows.filter(([, , , verdict]) => verdict === 'wrong');
      expect(wrong.map(asText)).to.deep.equal([]);
      const bare = rows.filter(([, , , verdict, because]) => verdict !== 'right' && !because);
      expect(bare.map(asText), 'without a reason').to.deep.equal([]);
    });
  }
});

describe('the defects that drills have shown', () => {
  const findings = readFileSync(new URL('docs/findings.md', project), 'utf8');
  for (const [name, defects] of Object.entries(givenDefects)) {
    it(`${name}: match docs/findings.md, row by row`, () => {
      const part =
        findings.split(/^# /m).find((text) => text.includes(`(../runbooks/${name})`)) ?? '';
      const rows = [...part.matchAll(/^\| (\d[\d, -]*) \|/gm)].map(([, lines]) => lines);
      expect(defects.map(([lines]) => lines)).to.deep.equal(rows);
    });
    it(`${name}: are found by the rules, each on its line`, function () {
      const text = textOf(name) ?? this.skip();
      const found = checkRunbook(name, text).map(({ place, rule }) => `${place.line} ${rule}`);
      for (const [lines, what, rules] of defects) {
        expect(found, `${lines}: ${what}`).to.include.members([...rules]);
      }
    });
    it(`${name}: are found only on their own lines`, () => {
      for (const [lines, what, rules] of defects) {
        const ranges = lines.split(', ').map((range) => range.split('-').map(Number));
        for (const [line = ''] of rules.map((rule) => rule.split(' '))) {
          // The commands to type for line 200 are below it, up to line 203.
          const isTheirs = ranges.some(([from = 0, to = from]) => +line >= from && +line <= to);
          expect(isTheirs || line === '202', `${line} of ${lines}: ${what}`).to.equal(true);
        }
      }
    });
    it(`${name}: have a reason if no rule can find them`, () => {
      for (const [lines, what, rules, onlyDrilled] of defects) {
        expect(rules.length > 0 || Boolean(onlyDrilled), `${lines}: ${what}`).to.equal(true);
      }
    });
  }
});

describe('the corrected editions', () => {
  for (const name of Object.keys(givenDefects)) {
    it(`${name} has no error`, () => {
      const path = fileURLToPath(new URL(`runbooks/${name}`, project));
      const files = (target: string) => existsSync(new URL(target, new URL('runbooks/', project)));
      const findings = checkRunbook(name, readFileSync(path, 'utf8'), undefined, files);
      const errors = findings.filter(({ severity }) => severity === 'error');
      expect(errors.map(({ place, rule }) => `${place.line} ${rule}`)).to.deep.equal([]);
    });
  }
});

function asText([line, column, rule]: Row): string {
  return `${line}:${column} ${rule}`;
}

/** Counts repeated rows: one entry of `others` removes one of `some`. */
function without(some: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return some.filter((one) => {
    const at = left.indexOf(one);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

function textOf(name: string): string | undefined {
  const path = fileURLToPath(new URL(name, given));
  if (existsSync(path)) return readFileSync(path, 'utf8');
  console.log(`      skipped: there is no ${path}`);
  return undefined;
}
