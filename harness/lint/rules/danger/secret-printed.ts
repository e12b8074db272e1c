import type { Command } from '../../../runbook/commands/script.ts';
import { flagOf, readInvocation } from '../../../runbook/kubectl/invocation.ts';
import { kindOf } from '../../../runbook/kubectl/listing.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import { labelsOf } from '../../read/command-labels.ts';
import type { LintDocument } from '../../read/document.ts';
import { pipelinesOf } from '../../read/pipelines.ts';
import { isPrinted } from '../../read/printed-commands.ts';

/** A command that prints a secret; base64 hides nothing. */
export const secretPrinted: Rule = {
  name: 'secret-printed',
  severity: 'warning',
  why: 'Whatever a terminal shows ends up in its history, in recordings and in the chat about the incident.',
  examples: {
    bad: [
      'kubectl get secret db -n shop «-o» yaml',
      'kubectl get secret db «-ojson» | jq .data',
      "kubectl get secrets/db «-o» jsonpath='{.data.password}' | base64 -d",
      "kubectl get secret login «-o» jsonpath='{.data.clientId}:{.data.clientSecret}'",
      "kubectl get secret db «--output=jsonpath={.data}» | jq -r '.password'",
      'kubectl get cm,secret -n shop «-o» yaml | grep -i password',
      'echo «"$DB_PASSWORD"»',
      'echo «$API_TOKEN» | base64 -d',
      'kubectl config view «--raw»',
      "kubectl get secret db «-o» go-template='{{range $k, $v := .data}}{{$k}}={{$v}}{{end}}'",
      "kubectl get secret db «-o» go-template='{{range .data}}{{.}}{{end}}'",
    ],
    good: [
      'kubectl get secret db -n shop',
      'kubectl describe secret db -n shop',
      'kubectl get secret db -o yaml > db.yaml',
      "PASSWORD=$(kubectl get secret db -o jsonpath='{.data.password}' | base64 -d)",
      "kubectl get secret db -o jsonpath='{.metadata.creationTimestamp}'",
      "kubectl get secret db -o json | jq '.data | keys'",
      "kubectl get secret db -o jsonpath='{.data.password}' | base64 -d | wc -c",
      "kubectl get secret tls -o jsonpath='{.data.tls\\.crt}' | base64 -d",
      "kubectl get secret login -o jsonpath='{.data.client_id}' | base64 -d",
      'kubectl get secret db -n a -o yaml | sed s/a/b/ | kubectl apply -f -',
      'kubectl get cm shop -o yaml',
      'echo $SHOP_TOKEN | jwt decode -',
      "# Shop\n\n```bash\n# Retrieve the admin password\nkubectl get secret admin -o jsonpath='{.data.password}' | base64 -d\n```\n",
      "# Shop\n\nGet the initial token:\n\n```bash\nkubectl get secret admin -o jsonpath='{.data.token}' | base64 -d\n```\n",
      'echo "$TOKEN" | docker login --username shop --password-stdin',
      'echo "$TOKEN_FILE"',
      'kubectl get secret db -o yaml | grep -A3 annotations',
      "kubectl get secret db -o go-template='{{range $key, $value := .data}}{{$key}}{{end}}'",
    ],
  },
  *check(document: LintDocument): Iterable<Problem> {
    const labels = labelsOf(document);
    for (const pipeline of pipelinesOf(document)) {
      const [first] = pipeline.commands;
      const found = secretFromKubectl(first) ?? secretFromEcho(first);
      if (!found || !isPrinted(pipeline) || isAskedFor.test(labels(first))) continue;
      yield { ...first.at(found.at), text: found.text, instead: found.instead };
    }
  },
};

function secretFromKubectl(command: Command) {
  const call = readInvocation(command);
  if (!call) return undefined;
  const raw = call.path === 'config view' ? flagOf(call, '--raw') : undefined;
  const text = 'This prints credentials to the terminal.';
  if (raw) return { at: raw.at, text, instead: 'kubectl config view --minify' };
  const types = call.args[0]?.text.replace(/\/.*/s, '').split(',') ?? [];
  const output = flagOf(call, '--output');
  if (call.verb.text !== 'get' || !output || !types.some((type) => kindOf(type) === 'secret')) {
    return undefined;
  }
  if (!showsData(output.value)) return undefined;
  return {
    at: output.at,
    text: 'This prints the Secret to the terminal.',
    instead: 'kubectl describe secret …',
  };
}

/** "Retrieve the admin password": somebody needs to see it. */
const isAskedFor =
  /\b(?:retrieve|get|obtain|look up|fetch|read|reveal|show|display|print|decode|extract)\b[^.\n]{0,40}\b(?:passwords?|tokens?|keys?|credentials?|passphrases?)\b/i;

/** Public by nature: a certificate, a public key, the identifier of a client. */
const isPublic = /\.(?:crt|pub|client[-_]?id|username)$/i;

/** A range over keys and values, each with a name of its own. */
const ranging =
  /\{\{-?\s{0,9}range\s{1,9}\$(\w{1,60})\s{0,9},\s{0,9}\$(\w{1,60})\s{0,9}:=\s{0,9}\.data\b/;

function showsData(output: string): boolean {
  if (/^(?:yaml|json)$/.test(output)) return true;
  const [ranged = '', key, value] = ranging.exec(output) ?? [];
  if (key !== undefined && value !== undefined) {
    return output.replace(ranged, '').includes(`$${value}`);
  }
  const fields = output.match(/\.data\b[^}"' ,]*/g) ?? [];
  return fields.some((field) => !isPublic.test(field));
}

const secret =
  /^"?\$\{?\w*(?:PASS(?:WORD|WD)?|SECRET|TOKEN|API_?KEY|PRIVATE_?KEY|CREDENTIALS?)\}?"?$/i;

function secretFromEcho({ words: [program], written }: Command) {
  const at = program === 'echo' ? written.findIndex((word) => secret.test(word)) : -1;
  if (at < 0) return undefined;
  const instead = `test -n ${written[at]}`;
  return { at, text: 'This prints a secret to the terminal.', instead };
}
