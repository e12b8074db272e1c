import { isJobFile } from '../../../runbook/fences/directives.ts';
import { shellOf } from '../../../runbook/fences/fence-language.ts';
import { isFileContent } from '../../../runbook/fences/file-titles.ts';
import { windowsShell } from '../../../runbook/fences/windows-shell.ts';
import type { FenceBlock } from '../../../runbook/markdown/block.ts';
import { isClientSession, startsInClient } from '../../../runbook/sessions/client-lines.ts';
import { startsSql } from '../../../runbook/sessions/sql-lines.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import { announcedAbove } from '../../read/announced-above.ts';
import type { LintDocument } from '../../read/document.ts';

/** A fence that is marked as shell, and in which no line is a command: settings, a log, PowerShell. */
export const notShell: Rule = {
  name: 'not-shell',
  severity: 'warning',
  why: 'Whoever pastes or runs the fence gets "command not found" for every line, and the steps that it describes are not done.',
  examples: {
    bad: [
      '# Mill\n\n```bash\n«KEEP_BACKUPS: 5»\nBACKUP_HOUR: 3\n```\n',
      '# Mill\n\n```sh\n«INFO[0003] Loading the grain»\n[WARN] the hopper is low\n```\n',
      '# Mill\n\n```bash\n«apiVersion: v1»\nkind: ConfigMap\ndata:\n  mode: "slow"\n```\n',
      '# Mill\n\n```bash\n«Events:»\n  Type     Reason   Age\n  Warning  BackOff  10s\n```\n',
      '# Mill\n\n```bash\n«Get-Service mill | Restart-Service»\n```\n',
      '# Mill\n\n```sh\n«az vm start `»\n  --name mill\n```\n',
      '# Mill\n\n```bash\n«Stop the mill on both sides of the river»\n```\n',
      '# Mill\n\n```bash\n«/ (root of the groups)»\n├── mill.slice\n└── rest\n```\n',
      '# Mill\n\n```bash\n# Rank by errors\n«topk(10,»\n  sum by (mill) (rate(errors_total{job="mill"}[5m]))\n)\n```\n',
      '# Mill\n\n```sh\n«MATCH (n) RETURN count(n);»\nCALL db.indexes();\n```\n',
      '# Mill\n\n```sh\n«import mill; mill.grind(("rye", 2))»\n```\n',
      '# Mill\n\n```sh\n«mill.url=http://<address>»\n```\n',
      '# Mill\n\n```sh\n«-Dmill.url=<address>»\n```\n',
      '# Mill\n\n```sh\n«E[2024-11-05|12:44:18.913] STOP "<plan>" at: <height>»\n```\n',
    ],
    good: [
      '# Mill\n\n```yaml\nKEEP_BACKUPS: 5\n```\n',
      '# Mill\n\n```bash\nmill queue purge\npurged: 12\n```\n',
      '# Mill\n\nExpected output:\n```bash\nNAME   READY\nmill   1/1\n```\n',
      '# Mill\n\n```bash title="/etc/mill.conf"\nKEEP_BACKUPS: 5\n```\n',
      '# Mill\n\n```bash\nmysql> source dump.sql;\n```\n',
      '# Mill\n\n```bash\n# Nothing to type here.\n```\n',
      '# Mill\n\n```bash\n```\n',
      '# Mill\n\n```bash\nmill grinder start --reset    # --unsafe  ...and any other `mill` flags\n```\n',
    ],
  },
  *check({ blocks, source }: LintDocument): Iterable<Problem> {
    for (const [index, block] of blocks.entries()) {
      if (block.kind !== 'fence' || block.shell || shellOf(block.language) === undefined) continue;
      if (block.isScript) continue;
      const first = block.lines.find(({ text }) => !/^\s*(?:#|$)/.test(text));
      if (
        !first ||
        startsSql(first.text.trimStart()) ||
        isClientSession(block.lines) ||
        isJobFile(block.lines) ||
        startsInClient(block.lines)
      )
        continue;
      if (announcedAbove(blocks[index - 1])?.startsWith('output')) continue;
      const [info = ''] = source.clean.slice(block.from, block.to).split('\n', 1);
      if (isFileContent(info, block.lines)) continue;
      const indent = first.text.length - first.text.trimStart().length;
      yield {
        place: source.placeAt(first.from + indent),
        length: first.text.trim().length,
        ...wordsOn(block),
      };
    }
  },
};

function wordsOn({ language, lines }: FenceBlock): Pick<Problem, 'text' | 'instead'> {
  const windows = windowsShell(lines);
  if (windows) {
    const text = `This fence is marked as ${language}, but what is in it is for ${windows}.`;
    return { text, instead: windows === 'cmd' ? '```batch' : '```powershell' };
  }
  const text = `This fence is marked as ${language}, but no line in it is a command.`;
  return { text, instead: '```text, or the name of what is in it, such as yaml' };
}
