import { expect } from 'chai';
import { parseRunbook } from '../../harness/runbook/parse.ts';

const kinds = (fence: string) =>
  parseRunbook('ops.md', `# Ops\n\n## Memory\n\nAdjust the limits:\n\n${fence}\n`)
    .procedures.flatMap(({ steps }) => steps)
    .map(({ kind }) => kind);

describe('YAML without a language', () => {
  it('is a step below an order, behind comments and blank lines too', () => {
    expect(kinds('```\n# In the Deployment:\n\nresources:\n  limits:\n    cpu: 1\n```')).to.include(
      'yaml',
    );
  });

  // A pattern that tries every way to part blank lines would never end here.
  it('is looked for in one pass', () => {
    expect(kinds(`\`\`\`\n${'\n'.repeat(5000)}no map\n\`\`\``)).not.to.include('yaml');
  });
});
