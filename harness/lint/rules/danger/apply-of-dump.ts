import type { Command } from '../../../runbook/commands/script.ts';
import {
  type Flag,
  flagOf,
  type Invocation,
  readInvocation,
} from '../../../runbook/kubectl/invocation.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import type { LintDocument } from '../../read/document.ts';
import { type Pipeline, pipelinesOf } from '../../read/pipelines.ts';

/** The output of `kubectl get -o yaml` names the exact object and version that it came from. */
export const applyOfDump: Rule = {
  name: 'apply-of-dump',
  severity: 'warning',
  why: 'The dump contains `resourceVersion` and `uid`, so the API server reports a conflict if the object has changed since.',
  examples: {
    bad: [
      'kubectl get cm -n shop -o yaml > cm.yaml\nkubectl apply -f «cm.yaml»',
      'kubectl get deploy web -o json > ./old/web.json\nkubectl replace «--filename=./old»',
      'kubectl get all -n shop -oyaml | tee all.yaml > copy.yaml\nkubectl create -f «copy.yaml»',
      '# R\n\n## Backup\n```bash\nkubectl get secrets -o yaml > "s-$DAY.yaml"\n```\n\n## Restore\n```bash\nkubectl apply -f «"s-$DAY.yaml"» -n shop\n```',
    ],
    good: [
      "kubectl get cm -o json | jq 'del(.items[].metadata.resourceVersion, .items[].metadata.uid)' > cm.json\nkubectl apply -f cm.json",
      'kubectl get deploy web -o yaml | kubectl neat > web.yaml\nkubectl apply -f web.yaml',
      'kubectl get cm -o yaml > cm.yaml\nvi cm.yaml\nkubectl apply -f cm.yaml',
      'kubectl get cm -o yaml > cm.yaml\nkubectl apply -f shop.yaml',
      'kubectl create cm shop --dry-run=client -o yaml > cm.yaml\nkubectl apply -f cm.yaml',
      'kubectl get pods -o wide > pods.txt\nkubectl apply -f pods.txt',
      "kubectl get cm -o yaml > cm.yaml\nsed -i '/resourceVersion/d; /uid/d' cm.yaml\nkubectl apply -f cm.yaml",
      'kubectl get cm -n shop -o yaml > cm.yaml\nkubectl apply -f cm.yaml --dry-run=server',
    ],
  },
  *check(document: LintDocument): Iterable<Problem> {
    const dumps = new Set<string>();
    for (const pipeline of pipelinesOf(document)) {
      const [first] = pipeline.commands;
      const call = readInvocation(first);
      const file = call && dumpedTo(call, pipeline);
      const flag = call && appliedFile(call);
      if (file) for (const one of withFolders(bare(file))) dumps.add(one);
      else if (call && flag && dumps.has(bare(flag.value))) {
        yield {
          ...first.at(valueAt(first, flag)),
          text: `\`${flag.value}\` is a dump, which the API server refuses if the object has changed since.`,
          instead:
            'kubectl get … -o json | jq \'del(.items[].metadata["uid", "resourceVersion"])\' > …',
        };
      } else if (dumps.size > 0 && edits.has(first.words[0])) {
        for (const word of first.words) dumps.delete(bare(word));
      }
    }
  },
};

const edits = new Set('vi vim nano emacs code sed yq jq perl python python3 rm mv'.split(' '));

/** The file to which a pipeline writes objects exactly as they are in the cluster. */
function dumpedTo(call: Invocation, { commands, last }: Pipeline): string | undefined {
  const output = flagOf(call, '--output')?.value ?? '';
  if (call.verb.text !== 'get' || !/^(?:yaml|json)$/.test(output)) return undefined;
  if (!commands.slice(1).every(({ words }) => words[0] === 'tee' || words[0] === 'cat'))
    return undefined;
  return last.redirections.find(({ operator }) => operator.startsWith('>'))?.target;
}

const applying = new Set(['apply', 'create', 'replace']);

const appliedFile = (call: Invocation) =>
  applying.has(call.verb.text) && !flagOf(call, '--dry-run')
    ? flagOf(call, '--filename')
    : undefined;

const bare = (file: string) => file.replace(/^\.\//, '').replace(/\/$/, '');

/** A file and the folders above it: `apply -f` takes either. */
function withFolders(file: string): readonly string[] {
  const parts = file.split('/').slice(0, maxDepth);
  return [file, ...parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'))];
}

const maxDepth = 20;

const valueAt = ({ words }: Command, { at }: Flag) =>
  words[at] === '-f' || words[at] === '--filename' ? at + 1 : at;
