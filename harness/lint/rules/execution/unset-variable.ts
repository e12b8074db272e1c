import type { Place } from '../../../model/runbook.ts';
import type { Script } from '../../../runbook/commands/script.ts';
import { givenByShell } from '../../../runbook/placeholders/placeholders.ts';
import { settingsInFront } from '../../../runbook/placeholders/prefix-settings.ts';
import type { VariableUse } from '../../../runbook/shell/scanner.ts';
import type { Statement } from '../../../runbook/shell/statements.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import type { LintDocument } from '../../read/document.ts';
import { passagesOf } from '../../read/passage.ts';

/** A variable that no command sets and no sentence of the runbook mentions. */
export const unsetVariable: Rule = {
  name: 'unset-variable',
  severity: 'warning',
  why: 'If it is not set, the shell puts nothing in its place and the command does something else: `-n $NAMESPACE -l app=web` looks in a namespace called `-l`.',
  examples: {
    bad: [
      'kubectl get pods -n «$NAMESPACE»\nkubectl get jobs -n $NAMESPACE',
      'echo "$NODE"\nkubectl get node «$NODE»',
      'shopctl run --env="SHOP_URL=«$' + '{SHOP_URL}»"',
      'kubectl delete pod "«$pod»"\npod=$(kubectl get pods -o name | head -1)',
      '# Runbook\n\nLook at the pod.\n\n```bash\nkubectl logs "«$POD»"\n```\n\n```bash\nPOD=web-1\n```\n',
    ],
    good: [
      'POD=$(kubectl get pods -o name | head -1)\nkubectl logs "$POD"',
      'for pod in web-1 web-2; do kubectl delete pod "$pod"; done',
      'kubectl get pods | while read -r name rest; do echo "$name"; done',
      'kubectl -n "$' + '{NAMESPACE:?set it first}" get pods\nkubectl -n "$NAMESPACE" get jobs',
      'kubectl -n "$' + '{NAMESPACE:-shop}" get pods',
      'if [ -z "$QUIET" ]; then echo start; fi\n[[ -n $QUIET ]] || echo end',
      'cp "$HOME/.kube/config" "/tmp/$USER"',
      'source ./settings.sh\nkubectl get pods -n "$NAMESPACE"',
      '# Runbook\n\nSet `NAMESPACE` to where the shop runs.\n\n```bash\nkubectl get pods -n "$NAMESPACE"\n```\n',
      'FOO=1 BAR=$FOO shopctl run',
      'kubectl get nodes\n# For each node of the old pool:\nkubectl cordon $node',
      "awk '{ print $NF }' report",
      'echo $SHOP_HOME',
      'SHOP_PATH=$SHOP_PATH:/opt/shop shopctl run',
      'echo "$SHOP_HOME"',
      "NODE=worker-1 sh -c 'kubectl get node $NODE'",
      'NODE=worker-1; kubectl get node $NODE',
      'export LD_LIBRARY_PATH=$LD_LIBRARY_PATH:/opt/shop/lib',
      'aws s3 ls --profile "$AWS_PROFILE" --region "$AWS_REGION"\n"$JAVA_HOME/bin/jcmd" 1 VM.uptime\ncurl -f -x "$HTTP_PROXY" http://shop',
    ],
  },
  *check(document: LintDocument): Iterable<Problem> {
    const unset = unsetIn(document);
    if (unset.size === 0) return;
    for (const passage of passagesOf(document)) {
      if (passage.kind === 'words') forgetMentioned(unset, passage.text);
    }
    for (const { script, use, below } of unset.values()) {
      yield {
        place: script.placeAt(use.at),
        length: (/^\$(?:\{[^}\n]*\}|\w+)/.exec(script.text.slice(use.at, use.at + 200)) ?? ' ')[0]
          .length,
        text: below
          ? `\`${use.name}\` is set only below, on line ${below.line}.`
          : `Nothing above sets \`${use.name}\`, and the text does not say what it means.`,
        instead: `${use.name}=…`,
      };
    }
  },
};

interface UnsetUse {
  readonly script: Script;
  readonly use: VariableUse;
  /** Where a later command sets it. */
  readonly below?: Place;
}
type Unset = Map<string, UnsetUse>;

/** The first use of each variable that no command before it sets. */
function unsetIn({ scripts }: LintDocument): Unset {
  const unset: Unset = new Map();
  const set = new Set(givenBySession);
  for (const script of scripts) {
    for (const statement of script.statements) {
      if (setsAnything(script, statement)) return unset;
      if (!isFunction(script, statement) && !isLookUp(script, statement))
        addUnset(unset, set, script, statement);
      for (const { name } of statement.sets) {
        set.add(name);
        const early = unset.get(name);
        if (early && !early.below)
          unset.set(name, { ...early, below: script.placeAt(statement.from) });
      }
    }
  }
  return unset;
}

function addUnset(unset: Unset, set: Set<string>, script: Script, statement: Statement) {
  const { uses, sets } = statement;
  if (uses.length === 0) return;
  // `PATH_OF=$PATH_OF:/opt` extends a variable, and works if it was not set.
  const own = new Set(sets.map(({ name }) => name));
  const isSetInFront = settingsInFront(script.text, statement);
  for (const use of uses) {
    const { name, hasDefault } = use;
    const given = set.has(name) || own.has(name) || givenByShell.has(name);
    if (hasDefault || given || unset.has(name)) continue;
    if (isSetInFront(use) || extendsItself(script.text, use)) continue;
    if (checksFirst(script.text, use)) set.add(name);
    else unset.set(name, { script, use });
  }
}

/** `LD_LIBRARY_PATH=$LD_LIBRARY_PATH:/opt/shop shopctl` */
const extendsItself = (text: string, { name, at }: VariableUse) =>
  new RegExp(`(?:^|\\s)${name}="?\\$\\{?${name}\\}?:`).test(
    text.slice(Math.max(0, at - name.length - 3), at + name.length + 4),
  );

/** `${NAME:?message}` stops if the variable is not set; `[ -n "$NAME" ]` checks it. */
function checksFirst(text: string, { name, at }: VariableUse): boolean {
  if (/^\$\{\w+:?\?/.test(text.slice(at, at + name.length + 4))) return true;
  return /(?:\[\[?|\btest)\s[^\]\n;]{0,80}$/.test(text.slice(Math.max(0, at - 90), at));
}

/** Variables that a login session sets, or that configure kubectl, aws, Java and proxies. */
const givenBySession =
  'USER LOGNAME MAIL EDITOR VISUAL PAGER TERM LANG LC_ALL TZ TMPDIR DISPLAY COLUMNS LINES SUDO_USER KUBECONFIG XDG_CONFIG_HOME XDG_RUNTIME_DIR SSH_AUTH_SOCK AWS_PROFILE AWS_REGION AWS_DEFAULT_REGION JAVA_HOME HTTP_PROXY HTTPS_PROXY NO_PROXY http_proxy https_proxy no_proxy'.split(
    ' ',
  );

/** `source settings.sh`, `eval "$(…)"`, `export $(…)` may set every variable. */
function setsAnything({ text }: Script, { commands }: Statement): boolean {
  return commands.some(({ words, assignments }) => {
    const [first, second] = words.slice(assignments, assignments + 2);
    const name = first ? text.slice(first.from, first.to) : '';
    const exports = name === 'export' && second !== undefined;
    return (
      /^(?:source|\.|eval)$/.test(name) ||
      (exports && /^"?[$`]/.test(text.slice(second.from, second.from + 2)))
    );
  });
}

/** `echo $NODE` alone asks for the value. */
const isLookUp = ({ text }: Script, { from, to }: Statement) =>
  to - from < 90 && /^echo\s+["']?\$\{?\w+\}?["']?\s*$/.test(text.slice(from, to));

/** The body of a function runs later, when more variables are set. */
const isFunction = ({ text }: Script, { from }: Statement) =>
  /^(?:function\s|[\w-]+\s*\(\))/.test(text.slice(from, from + 80));

/** `$pod`, `POD`, `pod=`, "for each pod". */
const mentioned =
  /\$\{?([A-Za-z_]\w*)|\b([A-Z][A-Z0-9_]+)\b|\b([A-Za-z_]\w*)=|\b(?:each|every) ([a-z]\w*)/g;

function forgetMentioned(unset: Unset, text: string): void {
  if (![...unset.keys()].some((name) => text.includes(name))) return;
  for (const [, used, capital, assigned, counted] of text.matchAll(mentioned)) {
    unset.delete(used ?? capital ?? assigned ?? counted ?? '');
  }
}
