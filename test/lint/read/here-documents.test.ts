import { expect } from 'chai';
import { readDocument } from '../../../harness/lint/read/document.ts';
import { cannotBeUndone } from '../../../harness/lint/rules/danger/cannot-be-undone.ts';
import { interruptsService } from '../../../harness/lint/rules/danger/interrupts-service.ts';
import { endlessCommand } from '../../../harness/lint/rules/execution/endless-command.ts';
import { removedUsage } from '../../../harness/lint/rules/execution/removed-usage.ts';

const rules = [cannotBeUndone, interruptsService, endlessCommand, removedUsage];

/** The rules that find something, with the line: `cannot-be-undone 7`. The first line of the text is 4. */
const found = (text: string) => {
  const document = readDocument('x.md', `# R\n\n\`\`\`bash\n${text}\n\`\`\`\n`);
  return rules.flatMap((rule) =>
    [...rule.check(document)].map(({ place }) => `${rule.name} ${place.line}`),
  );
};

const dangerous: readonly (readonly [text: string, ...found: string[]])[] = [
  ['ssh db-1 <<EOF\nuptime\nrm -rf /var/lib/shop\nEOF', 'cannot-be-undone 6'],
  ['ssh -p 22 root@db-1 <<-EOF\n\tsystemctl stop shop\nEOF', 'interrupts-service 5'],
  ["bash <<'EOF'\nredis-cli FLUSHALL\nEOF", 'cannot-be-undone 5'],
  ['bash -s -- a b <<EOF\ntail -f /var/log/shop\nEOF', 'endless-command 5'],
  ['kubectl exec -i db-0 -- sh <<EOF\nrm -rf /data/*\nEOF', 'cannot-be-undone 5'],
  ['docker exec -i web bash <<EOF\nrails db:drop\nEOF', 'cannot-be-undone 5'],
  ['sudo -u shop bash <<EOF\ndropdb shop\nEOF', 'cannot-be-undone 5'],
  ['su - postgres <<EOF\ndropdb shop\nEOF', 'cannot-be-undone 5'],
  ["su - postgres <<'EOF'\npsql <<SQL\nDROP TABLE orders;\nSQL\nEOF", 'cannot-be-undone 6'],
  ['chroot /mnt <<EOF\ngrub-install /dev/sda\nEOF', 'interrupts-service 5'],
  ['ssh db-1 <<EOF\ndocker-compose ps\nEOF', 'removed-usage 5'],
  ['mongosh <<EOF\nuse shop\ndb.orders.drop()\nEOF', 'cannot-be-undone 4'],
  ['redis-cli -h cache <<EOF\nINFO\nFLUSHALL\nEOF', 'cannot-be-undone 4'],
];

const harmless = [
  "cat > wipe.sh <<'EOF'\nrm -rf /var/lib/shop\nEOF",
  'sudo tee /usr/local/bin/wipe.sh <<EOF\nrm -rf /var/lib/shop\nEOF',
  'ssh db-1 <<EOF\nsystemctl status shop\nEOF',
  'ssh db-1 cat <<EOF\nrm -rf /var/lib/shop\nEOF',
  'bash check.sh <<EOF\nrm -rf /var/lib/shop\nEOF',
  'bash -c "cat" <<EOF\nrm -rf /var/lib/shop\nEOF',
  'kubectl exec -i web-0 -- tee /tmp/a <<EOF\nreboot\nEOF',
  'bash <<EOF\n# rm -rf /var/lib/shop\necho "rm -rf /var/lib/shop"\nEOF',
  'redis-cli <<EOF\nINFO\nDBSIZE\nEOF',
  'kubectl apply -f - <<EOF\nkind: Pod\nEOF',
];

describe('commands in here-documents', () => {
  for (const [text, ...rest] of dangerous) {
    it(`${text.replaceAll('\n', ' ⏎ ')}: ${rest.join(', ')}`, () =>
      expect(found(text)).to.deep.equal(rest));
  }
  for (const text of harmless) {
    it(`${text.replaceAll('\n', ' ⏎ ')}: none`, () => expect(found(text)).to.deep.equal([]));
  }
});
