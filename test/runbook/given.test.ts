import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import type { Procedure, Runbook, Step } from '../../harness/model/runbook.ts';
import { parseRunbook } from '../../harness/runbook/parse.ts';
import { type GivenRunbook, given } from './given-table.ts';

const folder = new URL('../../../shared/runbooks/', import.meta.url);

describe('the five given runbooks', () => {
  for (const [name, expected] of Object.entries(given)) {
    const path = fileURLToPath(new URL(name, folder));
    describe(name, () => {
      let runbook: Runbook;
      before(function () {
        if (!existsSync(path)) {
          console.log(`      skipped: there is no ${path}`);
          this.skip();
        }
        runbook = parseRunbook(name, readFileSync(path, 'utf8'));
      });

      it('has these procedures, each with these steps', () => {
        expect(runbook.title).to.equal(expected.title);
        expect(runbook.procedures.map(asRow)).to.deep.equal(expected.procedures.map(asFullRow));
      });
      it('has these placeholders', () => {
        const found = runbook.placeholders.map((hole) => `${hole.place.line}:${hole.name}`);
        expect(found.join(' ')).to.equal(expected.placeholders);
      });
      it('has these symptoms', () => {
        for (const { place, symptoms } of runbook.procedures) {
          const lines = symptoms.map((symptom) => symptom.place.line).join(' ');
          expect(lines, `line ${place.line}`).to.equal(
            expected.symptoms[place.line] ?? expected.symptoms.rest,
          );
        }
      });
      it('has these data risks', () => {
        const found = runbook.procedures
          .flatMap(({ dataRisks }) => dataRisks)
          .map(({ place, kind, lossMs }) => `${place.line}:${kind}${lossMs ?? ''}`);
        expect(found.join(' ')).to.equal(expected.dataRisks);
      });
      it('has these commands with syntax errors', () => {
        const steps = runbook.procedures.flatMap((procedure) => procedure.steps);
        const invalid = steps.filter((step) => step.kind === 'command' && step.syntaxError);
        expect(linesOf(invalid)).to.equal(expected.invalid);
      });
      it('has these claims', () => {
        const found = runbook.claims.map((claim) => {
          const { kind, minMs, maxMs, recovery } = claim;
          return [claim.place.line, claim.text, kind, minMs, maxMs, recovery];
        });
        expect(found).to.deep.equal(expected.claims);
      });
      it('takes the text of every step from its place', () => {
        const lines = readFileSync(path, 'utf8').split('\n');
        for (const step of runbook.procedures.flatMap((procedure) => procedure.steps)) {
          const { line, column } = step.place;
          const written = lines[line - 1]?.slice(column - 1) ?? '';
          const [firstLine = ''] = step.text.split('\n');
          const isFence = step.kind === 'material' && step.language !== 'output';
          if (isFence) expect(written).to.match(/^```/);
          else expect(written).to.include(firstLine);
          if (step.kind === 'command' || step.kind === 'yaml')
            expect(written.startsWith(firstLine)).to.equal(true);
        }
      });
    });
  }
});

function asRow({ place, steps }: Procedure): readonly [number, ...string[]] {
  const of = (kind: Step['kind']) => linesOf(steps.filter((step) => step.kind === kind));
  return [place.line, of('command'), of('instruction'), of('material'), of('yaml')];
}

function asFullRow([line, ...lines]: GivenRunbook['procedures'][number]) {
  return [line, ...Array.from({ length: 4 }, (_, at) => lines[at] ?? '')];
}

function linesOf(steps: readonly Step[]): string {
  return steps
    .map(({ place, endLine }) =>
      place.line === endLine ? `${endLine}` : `${place.line}-${endLine}`,
    )
    .join(' ');
}
