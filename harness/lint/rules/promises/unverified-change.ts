import type { Command } from '../../../runbook/commands/script.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import { changes, looks } from '../../read/changes.ts';
import { labelsOf } from '../../read/command-labels.ts';
import type { LintDocument } from '../../read/document.ts';
import { isAim, prepares, removes } from '../../read/removals.ts';
import { type Section, sectionsOf, speaksAfter } from '../../read/sections.ts';

/** A procedure that ends with a change and checks nothing after it. */
export const unverifiedChange: Rule = {
  name: 'unverified-change',
  severity: 'note',
  why: 'A procedure that does not check its own result ends the same way whether it helped or not.',
  examples: {
    bad: [
      'kubectl get pods -l app=web\n«kubectl delete pod -l app=web»',
      '# Ops\n\n## Restore\n\n1. Stop it:\n   ```bash\n   kubectl scale deploy/web --replicas=0\n   ```\n2. Put it back:\n   ```bash\n   «kubectl apply -f backup.yaml»\n   ```\n\n## Backup\n```bash\nkubectl get deploy web -o yaml > backup.yaml\n```',
      '# Fix\n\n## Step 1: Stop\n\n```bash\nkubectl scale deploy/mill --replicas=0\n```\n\n## Step 2: Start again\n\n```bash\n«kubectl scale deploy/mill --replicas=1»\n```\n',
      '# Ops\n\n## Causes\n\n### 1. Stuck\n```bash\n«kubectl delete pod web-0»\n```\n\n### 2. Unseen\n```bash\nkubectl get pods\n```',
      '# Ops\n\n## Failures\n\n### Stuck\n```bash\n«kubectl rollout restart deploy/web»\n```\n\n## Monitoring\n\n### Health check endpoints\n- `GET /health`',
      '# Ops\n\n## Stuck\n```console\n$ «sudo systemctl restart web»\n```\nTell the team.',
      '# Ops\n\nDelete the stuck pod:\n\n```bash\n«kubectl delete pod web-0»\n```',
      '# Ops\n\n- If nothing helps, replace it: `«kubectl delete node worker-1»`\n',
      '# Ops\n\n## Stuck lock\n\n```bash\n«kubectl delete lease mill-leader»\n```',
      '# Ops\n\nStop it and start it again:\n\n```bash\ndocker compose down\n«docker compose up -d»\n```',
      '# Restore\n\n```bash\n«ansible-playbook -i hosts restore-backup.yml»\n```',
      '# Stuck\n\n```bash\n«kubectl annotate hr mill reconcile.example/requestedAt=now»\n```',
    ],
    good: [
      'kubectl delete pod -l app=web\nkubectl wait pod -l app=web --for=condition=ready',
      'kubectl rollout restart deploy/web && kubectl rollout status deploy/web',
      'kubectl run test-pod --image=busybox --restart=Never -- wget -qO- http://web\nkubectl delete pod test-pod',
      'helm upgrade web ./chart --wait',
      '# Ops\n\n## Restart\n```bash\nkubectl rollout restart deploy/web\n```\nThen make sure that the shop answers.',
      '# Ops\n\n## Fix\n\n### 1. Restart\n```bash\nkubectl rollout restart deploy/web\n```\n\n### 2. Look\n```bash\ncurl --fail http://web/health\n```',
      '# Ops\n\n## Resolution\n```bash\nkubectl rollout undo deploy/web\n```\n\n## Verification\n\n- The shop answers.',
      '# Ops\n\n## Fix\n```bash\nkubectl rollout undo deploy/web\n```\n\n## Afterwards\n\n### Health checks\n\n- The shop answers.',
      '# Ops\n\n## Restart\n```bash\nkubectl rollout restart deploy/web\n```\n\n## Check the shop\n```bash\ncurl --fail http://web/health\n```',
      'kubectl apply -f web.yaml\n# 4. Check that all pods are ready',
      '# Move\n\n## Step 1: Look\n\n```bash\nkubectl get pods\n```\n\n## Step 2: Stop the controller\n\n```bash\nkubectl scale deploy/mill --replicas=0\n```\n\n## Step 3: Delete the claim\n\n```bash\nkubectl delete pvc mill\nkubectl get pvc\n```\n',
      '## Step 1: Stop the mill\n\n```bash\nkubectl scale deploy/mill --replicas=0\n```\n\n## Step 2: Start the mill\n\n```bash\nkubectl scale deploy/mill --replicas=1\nkubectl rollout status deploy/mill\n```\n',
      '# Failures\n\n## Phase one – stop\n\n```bash\nkubectl delete pod mill-0\n```\n\n## Phase two – restore\n\n```bash\nkubectl apply -f mill.yaml\nkubectl rollout status deploy/mill\n```\n',
      '# Tidy up\n\n```bash\n# Remove old pods\nkubectl delete pods --field-selector=status.phase=Succeeded -n shop\n```\n',
      '# Rebuild\n\n## Stop the mill\n\n```bash\nkubectl scale deploy/mill --replicas=0\n```\n\n## Copy the grain\n\n```bash\nkubectl cp grain mill-0:/grain\nkubectl scale deploy/mill --replicas=1\nkubectl rollout status deploy/mill\n```\n',
      '# Remove a node\n\n## Evict\n\n```bash\nkubectl drain node-1 --ignore-daemonsets --timeout=60s\n```\n\n## Delete\n\n```bash\nkubectl delete node node-1\nkubectl get nodes\n```\n',
      '# Lab\n\nTo clean up the lab, delete the emulator:\n\n```bash\nkubectl delete -f hack/emulator.yaml\n```',
      '# Lab\n\n## Clean-up\n\n```bash\nhelm uninstall mill\n```',
      '# Lab\n\n## Tear down\n\n```bash\nterraform destroy -auto-approve\n```',
      '# Shop\n\nStopping it keeps the named volumes:\n\n```bash\ndocker compose down\n```',
      '# Shop\n\nStop all workers:\n\n```bash\ndocker ps -q --filter name=worker | xargs docker stop\n```',
      '# Shop\n\nOnce the migration is done, remove the old budget:\n\n```bash\nkubectl delete pdb orders-old\n```',
      '# Shop\n\n## Delete the old namespace\n\n```bash\nkubectl delete configmap old -n shop\n```',
      '# Shop\n\nThen destroy the rest:\n\n```bash\nterraform apply -destroy\n```',
      '# Shop\n\nProtect it again:\n\n```bash\nkubectl annotate orders shop mill.example/unprotected-\n```',
      '# Backups\n\n```bash\nansible-playbook -i hosts playbooks/shop-backup.yml\n```',
      '# Drill\n\n```bash\nansible-playbook playbooks/dr-validate.yml -e test_mode=true\n```',
      '# Logs\n\n```bash\nansible-playbook playbooks/log-cleanup.yml\n```',
      '# Manifests\n\n```bash\nansible-playbook playbooks/generate-manifests.yml\n```',
      '# Look\n\n```bash\nansible-playbook site.yml --check --diff\n```',
      '# Chart\n\n```bash\nhelm unittest -f tests/*.yaml .\n```',
      '# Chart\n\n```bash\nhelm lint ./chart\n```',
      '# Pause\n\n```bash\nkubectl annotate mill rye mill.example/suspend=true\n```',
      '# Slow\n\nRaise the log level:\n\n```bash\nkubectl set env deploy/mill LOG_LEVEL=debug\n```',
      '# Slow\n\nIncrease the verbosity of the operator:\n\n```bash\nkubectl patch deploy/mill --patch-file verbose.yaml\n```',
      '# Scale\n\n```bash\nkubectl scale deploy/mill --replicas=1\n```\n\nAfter a minute there is one pod left:\n\n```text\nmill-1\n```',
      '# Shop\n\n## Uninstall\n\n```bash\nkubectl delete -f mill.yaml\nkubectl delete crd mills.example\n```',
    ],
  },
  *check(document: LintDocument): Iterable<Problem> {
    const sections = sectionsOf(document);
    const labels = labelsOf(document);
    const lastVerifying = sections.findLastIndex(({ title }) => verifies(title));
    for (const [index, section] of sections.entries()) {
      const last = lastChange(section.commands);
      if (last === undefined || index <= lastVerifying) continue;
      const { command, after } = last;
      const label = labels(command).replace(command.script.text, '');
      if (removes(command) && isAim(`${section.title}\n${label}`)) continue;
      if (prepares(command) && hasNext(section, sections)) continue;
      if (forMoreLogs.test(label) || command.words.some((word) => forMoreLogs.test(word))) continue;
      const line = command.at().place.line;
      if (
        after.some(looks) ||
        speaksAfter(section, line, document, words) ||
        goesOn(section, sections) ||
        isCheckedBy(section, sections[index + 1])
      )
        continue;
      yield {
        ...command.at(),
        text: 'Nothing after this last change checks whether it helped.',
        instead:
          'A step that asks the service itself, or waits until the service is ready, and that can fail.',
      };
    }
  },
};

function lastChange(commands: readonly Command[]) {
  const at = commands.findLastIndex((command) => !command.substituted && changes(command));
  const command = commands[at];
  if (!command) return undefined;
  // A pipe that reads the output of the change does not check its result.
  const after = commands
    .slice(at + 1)
    .filter((other) => !command.piped || other.statement !== command.statement);
  return { command, after };
}

/** Words that ask the reader to check, in prose or in a comment after the change. */
const words =
  /\b(?:verif\w*|validat\w*|check\w*|confirm\w*|ensure|make sure|monitor\w*|watch\w*|test\w*|wait|should|look|see|observe|compare|inspect\w*|until|if|after (?:an?|some|about|\d+|a few) (?:seconds?|minutes?|moments?|while))\b/i;

/** A later part of the same procedure changes something too. */
const hasNext = (section: Section, sections: readonly Section[]): boolean => {
  const siblings =
    section.parent?.children ?? sections.filter(({ heading, parent }) => heading && !parent);
  return siblings.slice(siblings.indexOf(section) + 1).some(({ commands }) => lastChange(commands));
};

/** A change that helps to diagnose. */
const forMoreLogs = /\bverbos\w+|\blog(?:ging)?[ _]level\b|\bdebug (?:logs?|logging|mode)\b/i;

/** A list of endpoints does not verify the procedure before it. */
const verifies = (title: string) =>
  /\b(?:verif\w*|validat\w*|confirm\w*|health checks?(?! endpoints?)|smoke (?:tests?|gate|checks?))\b/i.test(
    title,
  );

/** The next section is its check, by title and by what it does. */
const isCheckedBy = (section: Section, next: Section | undefined) =>
  next !== undefined &&
  next.parent === section.parent &&
  /^(?:\d+[.)]? )?(?:then )?(?:check|test|look|confirm|inspect)\b/i.test(next.title) &&
  next.commands.some(looks);

/** Numbers under these titles count cases, and only one applies; elsewhere they count parts of a procedure. */
const cases = /\b(?:causes?|scenarios?|cases?|issues?|problems?|failures?|errors?|alerts?)\b/i;

/** Its title says itself that it is a part of a procedure. */
const isStep =
  /^(?:step|phase|part|stage)\s+(?:\d+|[ivx]+|[a-z]|one|two|three|four|five|six|seven)\b/i;

/** A numbered part of a procedure whose later parts or sub-parts check the result. */
function goesOn(section: Section, sections: readonly Section[]): boolean {
  if (isStep.test(section.title) && hasNext(section, sections)) return true;
  const siblings = section.parent?.children ?? [];
  const numbered =
    /^(?:(?:step|phase|part|stage)\s+)?\d+\b/i.test(section.title) &&
    !cases.test(section.parent?.title ?? '');
  const later = numbered ? siblings.slice(siblings.indexOf(section) + 1) : [];
  return [...later, ...section.children].some(({ commands }) => commands.some(looks));
}
