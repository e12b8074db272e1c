import type { TextHole } from './text-hole.ts';

// Not `${{ … }}` of a workflow.
const braces =
  /(?<![{$])\{\{([<%-]?)[ \t]{0,9}([A-Za-z$][^{}\n]{0,120}?)[ \t]{0,9}[>%-]?\}\}(?!\})/g;
const simple = /^[A-Za-z][\w.-]{0,60}$/;
/** Words and marks of a Go template, as in `{{end}}`, `{{json .Mounts}}` and `{{$key}}`. */
const ofGo =
  /^(?:end|else|break|continue|define|nil|true|false|range|if|with|printf?|println|len|index|json|and|or|not|eq|ne|lt|gt|template|block)\b|^\$(?!labels|value|externalLabels)|(?:^|[\s(!])\.\w|:=/;
/** Variables that Ansible sets on each host. */
const ofAnsible =
  /^(?:inventory_hostname|ansible_|hostvars\b|groups\b|group_names\b|item(?:$|[.[ ])|lookup\()/;
/** `{% … %}` and `<%= … %>`; `{% raw %}` only protects what is in it. */
const tags =
  /(?<!\{)\{%-?(?![ \t]{0,9}(?:end)?(?:raw|comment)\b)[^\n]{1,120}?%\}|<%[^\n]{1,120}?%>/g;
/** `${your-snapshot-name}`: the shell takes what follows the first dash as a default. */
const dashed = new RegExp(
  [
    String.raw`\$\{[a-z]{1,40}(?:-[a-z]{1,40}){2,6}\}`,
    String.raw`\$\{(?:your|my|new|old|target|source|the|this)-[a-z]{1,40}\}`,
    // `${cluster-name}`: nobody's cluster is called "name"; `${mode-fast}` and `${auth-token}` have a default.
    String.raw`\$\{(?!auth|mode|method|type|kind|by|sort|order|key|field|format|output|style)[a-z][a-z_]{0,40}-(?:name|id|ip|addr|address|host|hostname|uuid|arn|namespace|username|password|number|version|url|port)\}`,
  ].join('|'),
  'g',
);
/** `TOKEN=(copy the token from the page)`: an order in parentheses, which bash reads as a list. */
const told =
  /(?<==)\((?:copy|paste|enter|insert|type|put|fill|use|take|the|your|get|same|whatever)(?:[ \t]+[\w.,'/-]{1,40}){2,20}\)/gi;

/** Finds `{{ name }}` and the other tags of page generators. */
export function* templateHoles(text: string): Generator<TextHole> {
  if (text.includes('{{')) yield* braceHoles(text);
  if (text.includes('{%') || text.includes('<%')) yield* writtenAs(text, tags);
  if (text.includes('${')) yield* writtenAs(text, dashed);
  if (text.includes('=(')) yield* writtenAs(text, told);
}

function* braceHoles(text: string): Generator<TextHole> {
  for (const { 0: written, 1: mark = '', 2: name = '', index: at } of text.matchAll(braces)) {
    const { length } = written;
    if (ofGo.test(name) || ofAnsible.test(name)) continue;
    if (mark === '' && simple.test(name)) yield { syntax: 'braces', name, at, length };
    else yield { syntax: 'template', name: written, at, length };
  }
}

function* writtenAs(text: string, pattern: RegExp): Generator<TextHole> {
  for (const { 0: name, index: at } of text.matchAll(pattern)) {
    yield { syntax: 'template', name, at, length: name.length };
  }
}
