import type { Command } from '../../../runbook/commands/script.ts';
import { unreadInput } from '../../../runbook/effect/unread-input.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import type { LintDocument } from '../../read/document.ts';
import { fixOf } from '../../read/fixes.ts';
import { pipelinesOf } from '../../read/pipelines.ts';

/** A pipe, a file or a here-document for a command that does not read it. */
export const inputNeverArrives: Rule = {
  name: 'input-never-arrives',
  severity: 'error',
  why: 'What is sent goes nowhere, and the command may still end with 0: a restore has then restored nothing.',
  examples: {
    bad: [
      'kubectl «exec» db-0 -n shop -- psql -U shop < orders.sql',
      'gunzip -c orders.sql.gz | kubectl «exec» deploy/db -n shop -- psql -U shop',
      'kubectl «exec» db-0 -- psql <<EOF\nSELECT 1;\nEOF',
      'kubectl «exec» db-0 -n shop -- mysql shop <<< "SELECT 1"',
      'kubectl «run» restore --image=postgres --restart=Never -- psql -h db <<EOF\nSELECT 1;\nEOF',
      'sudo kubectl -n shop «exec» -c db db-0 -- sh -c "cat > /tmp/f" < f',
      'oc «exec» db-0 -- psql < orders.sql',
      'docker «exec» db psql -U shop < orders.sql',
      'cat orders.sql | docker «run» --rm --network shop postgres psql -h db',
      'cat orders.sql | docker exec «-it» db psql -U shop',
      "sed 's/web:1/web:2/' web.yaml | kubectl apply «-f» web.yaml",
      'envsubst < web.yaml | kubectl apply -n shop «--filename=web.yaml»',
      'cat web.yaml | kubectl «apply» -n shop',
      "kubectl get pods -n shop | awk '/Evicted/ {print $1}' | kubectl «delete» pod -n shop",
      'kubectl get nodes -o name | kubectl «drain» --ignore-daemonsets',
      'sops -d values.yaml | helm upgrade shop ./chart «-f» values.yaml',
      'docker ps -q | docker «stop»',
      'find . -name "*.bak" | «rm»',
      'pgrep -f worker | sudo «kill» -9',
      'ssh bastion «kubectl» exec db-0 -- psql < orders.sql',
      'kubectl «delete» pod -n shop < pods.txt',
      'ssh bastion "cat orders.sql | kubectl «exec» db-0 -- psql"',
    ],
    good: [
      'kubectl exec -i db-0 -n shop -- psql -U shop < orders.sql',
      'kubectl exec -it db-0 -n shop -- psql -U shop < orders.sql',
      'gunzip -c orders.sql.gz | kubectl exec --stdin deploy/db -n shop -- psql',
      'kubectl exec --stdin=true db-0 -- psql < orders.sql',
      'kubectl run restore --image=postgres -i --rm --restart=Never -- psql -h db < orders.sql',
      'kubectl exec db-0 -- sh -c "psql < /backup/orders.sql"',
      'kubectl exec db-0 -- pg_dump shop > orders.sql',
      'kubectl exec db-0 -- pg_dump shop | gzip > orders.sql.gz',
      'kubectl exec db-0 -- date < /dev/null',
      'docker exec -i db psql < orders.sql',
      'docker compose exec -T db psql < orders.sql',
      'docker run -i --rm postgres psql -h db < orders.sql',
      "sed 's/web:1/web:2/' web.yaml | kubectl apply -f -",
      'cat web.yaml | kubectl apply -n shop -f /dev/stdin',
      'kubectl apply -f- <<EOF\nkind: Pod\nEOF',
      'kubectl create -nshop -f- < web.yaml',
      'helm template shop ./chart | kubectl apply -Rf-',
      'cat <<EOF | kubectl create -f -\nkind: Pod\nEOF',
      'kubectl create secret generic db --from-file=password=/dev/stdin < password',
      "kubectl get pods -n shop | awk '/Evicted/ {print $1}' | xargs kubectl delete pod -n shop",
      'kubectl get pod web-0 -o yaml | kubectl delete -f -',
      'while read -r pod; do kubectl exec "$pod" -- date; done < pods.txt',
      'while read -r pod; do\n  kubectl delete pod "$pod"\ndone < pods.txt',
      '{ kubectl get pods; kubectl delete pod web-0; } < /dev/null',
      'cat pods.txt | while read -r pod; do kubectl delete pod "$pod"; done',
      'for pod in $(cat pods.txt); do kubectl delete pod "$pod"; done',
      'kubectl get pods | grep web && kubectl delete pod web-0',
      'yes | kubectl delete pod web-0 --interactive',
      'yes | cp -r a b',
      'echo y | rm -i notes.txt',
      'for node in $(kubectl get nodes -o name); do kubectl get "$node" -o json; done | sort',
      'kubectl get cm <name> -o yaml > <name>_old.yaml',
      'cat names | kubectl neat',
      'cat list | sudo tee /etc/list',
      'echo "$TOKEN" | docker login --username shop --password-stdin',
      'find . -name "*.bak" | xargs rm',
      'sops -d values.yaml | helm upgrade shop ./chart -f -',
      'helm template shop ./chart | kubectl apply -f -',
      'ssh bastion psql < orders.sql',
      'cat web.yaml | kubectl apply -f "$FILE"',
      'tar cf - . | kubectl exec -i web-0 -- tar xf - -C /srv',
    ],
  },
  *check(document: LintDocument): Iterable<Problem> {
    for (const { commands } of pipelinesOf(document)) {
      for (const [index, command] of commands.entries()) {
        if (!hasInput(command, commands[index - 1])) continue;
        const found = unreadInput(command.words);
        if (!found) continue;
        const { at, why, instead, missing } = found;
        const fix = missing && { fix: fixOf(command, at, `${command.written[at]} ${missing}`) };
        yield { ...command.at(at), text: why, instead, ...fix };
      }
    }
  },
};

/** True for a pipe with something in it, a file or a here-document; not for answers such as `yes |`. */
function hasInput(command: Command, before: Command | undefined): boolean {
  const { text } = command.script;
  const given = (command.statement.commands[command.index]?.redirections ?? []).filter(
    ({ operator, target }) => /^<(?!&|>)/.test(operator) && !isOfLoop(text, command, target.from),
  );
  const last = given.at(-1)?.target;
  // `> <name>_old.yaml`: the brackets of a placeholder.
  if (last) return text.slice(last.from, last.to) !== '/dev/null' && text[last.to] !== '>';
  return before !== undefined && !answers(before);
}

/** A redirection after `done` is read by the whole loop: the last command in it has it as well. */
function isOfLoop(text: string, { offset }: Command, at: number): boolean {
  // The last few characters are enough, and a long text costs no more.
  const before = text.slice(Math.max(offset(0), at - 40), at);
  return /(?:^|[;\s])(?:done|fi|esac|[)}])\s*(?:\d?<{1,3}-?\s*)?$/.test(before);
}

const answers = ({ words: [program, ...rest] }: Command) =>
  program === 'yes' ||
  (/^(?:echo|printf)$/.test(program) &&
    /^(?:-\w+ )?["']?(?:y|yes|n|no|\\n)?(?:\\n)?["']?$/i.test(rest.join(' ')));
