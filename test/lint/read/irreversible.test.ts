import { expect } from 'chai';
import { checkRunbook } from '../../../harness/lint/engine/check.ts';
import { cannotBeUndone } from '../../../harness/lint/rules/danger/cannot-be-undone.ts';
import { deleteEverything } from '../../../harness/lint/rules/danger/delete-everything.ts';
import { interruptsService } from '../../../harness/lint/rules/danger/interrupts-service.ts';

const rules = [cannotBeUndone, interruptsService, deleteEverything];
const severities = (text: string) =>
  checkRunbook('x.md', text, rules, () => false).map(({ severity }) => severity);
const fence = (command: string, above = '') =>
  `# Shop\n\n## Fix\n\n${above}\n\n\`\`\`sh\n${command}\n\`\`\`\n`;

describe('the severity of a danger', () => {
  const note = 'shopctl delete order-7';
  it('rises where the text above says that nobody can undo it', () => {
    for (const above of [
      'This cannot be undone.',
      '**Warning:** it is irreversible.',
      '> There is no way back.',
      'The migration cannot be rolled back.',
      '注意：不可逆。',
    ])
      expect(severities(fence(note, above)), above).to.deep.equal(['warning']);
    expect(severities(fence(`# permanently deletes the order\n${note}`))).to.deep.equal([
      'warning',
    ]);
  });
  it('stays where it is said of something else, or the opposite', () => {
    for (const above of [
      '',
      'Take your time.',
      'You can undo it later.',
      'It is permanent storage.',
      'A paused Deployment cannot be rolled back: resume it first.',
    ])
      expect(severities(fence(note, above)), above).to.deep.equal(['note']);
    const far = `# Shop\n\nDropping tables cannot be undone.\n\n## Fix\n\n\`\`\`sh\n${note}\n\`\`\`\n`;
    expect(severities(far)).to.deep.equal(['note']);
  });
  it('is a warning where users notice for sure', () => {
    for (const command of [
      'kubectl scale deploy/cart --replicas=0',
      'sudo systemctl stop postgresql',
      'systemctl stop postgresql@14-main',
      'pg_ctl promote -D /data',
      'kubectl delete namespace shop',
    ])
      expect(severities(fence(command)), command).to.deep.equal(['warning']);
  });
  it('is a note where nobody may notice, or the page made it itself', () => {
    for (const command of [
      'systemctl stop shop-report.timer',
      'docker stop cart',
      'kubectl create namespace try\nkubectl delete namespace try',
    ])
      expect(severities(fence(command)), command).to.deep.equal(['note']);
  });
});
