import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { scenarioText, systemText } from '../scenario/documents.ts';

export const runbookText = `# Operations

## Restart

\`\`\`bash
kubectl rollout restart deployment/web -n shop
\`\`\`

Expected recovery time: < 60 seconds
`;

/** A temporary folder with the given files; `remove` deletes it. */
export function makeFolder(files: Readonly<Record<string, string | Buffer>>) {
  const folder = mkdtempSync(join(tmpdir(), 'firedrill-test-'));
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** The files of a user's own system, with one scenario for it. */
export const userFolder: Readonly<Record<string, string>> = {
  'system.yaml': systemText,
  'manifests/kustomization.yaml': 'resources: []\n',
  'images/db/Dockerfile': 'FROM scratch\n',
  'ops.md': runbookText,
  'scenarios/hang.yaml': scenarioText()
    .replace('system: shop', 'system: ..')
    .replace('runbook: ops.md', 'runbook: ../ops.md'),
};
