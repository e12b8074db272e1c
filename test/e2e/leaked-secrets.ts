import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { valuesOfSecret } from '../../harness/journal/values-of-secret.ts';
import { findValues } from '../journal/find-values.ts';

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));

const encoded = (text: string) => Buffer.from(text).toString('base64');

/** The values of the Secrets in a built-in system's manifests. */
function secretsOf(system: string): readonly string[] {
  const folder = resolve('fixtures/systems', system);
  const values = filesIn(join(folder, 'manifests'))
    .filter((file) => file.endsWith('.yaml'))
    .flatMap((file) => parseAllDocuments(readFileSync(file, 'utf8')))
    .map((document) => document.toJS() as { kind?: string; stringData?: object } | null)
    .filter((object) => object?.kind === 'Secret')
    .flatMap((object) => {
      const entries = Object.entries(object?.stringData ?? {});
      const data = entries.map(([key, value]) => [key, encoded(String(value))]);
      return valuesOfSecret({ data: Object.fromEntries(data) });
    });
  return [...new Set(values)];
}

/** Each file of a run's results, and its printed text, with a secret of the system in it, in whatever form. */
export function leakedSecrets(system: string, out: string, printed: string): readonly string[] {
  const values = secretsOf(system);
  if (values.length === 0) throw new Error(`${system} has no Secret to look for`);
  const texts = filesIn(out).map((file) => [file, readFileSync(file, 'utf8')] as const);
  return [...texts, ['what it printed', printed] as const].flatMap(([where, text]) =>
    findValues(text, values).map((value) => `${where}: ${value}`),
  );
}
