import { printers, type Style, type WordContext } from './style.ts';

const things =
  'pod|node|container|cluster|namespace|deployment|service|instance|bucket|volume|snapshot|backup|release|job|user|host|server|vm|disk|database|db|topic|queue|tenant|image|secret|pvc|branch|commit|stack|group|app|project|account|resource|file|index|table|function|stream|role|policy|zone|region|cert|key|shard|replica|task|build|pipeline|workflow|repo|subnet|vpc|network|switch|router|interface';
const kinds = 'pods?|nodes?|deploy(?:ment)?s?|svc|services?|sts|statefulsets?|jobs?|pvc|secrets?';
/** Options that take the name of a field. */
const ofFields =
  /^(?:--query|--output|-o|--sort-by|--filters?|--field\S*|--columns?|-k|--key\S*|--label\S*|-l|--format)$/;
/** Options and variables that take a secret. */
const ofSecrets =
  /^(?:-[up]|(?:--?)?(?:[\w-]+[-_])?(?:user|token|key|password|pass|secret|auth|apikey))$/i;
const texts =
  /^(?:echo|printf|read|[efz]?grep|rg|[gm]?awk|sed|perl|jq|yq|tr|cat|go|bazel(?:isk)?)$/;
/** Not what a loop calls its variable. */
const isArgument = ({ before, programs }: WordContext) =>
  before !== '' && before !== 'for' && /[a-z]/.test(programs[0] ?? '');
/** `--message "..."`: whatever somebody wants to say. */
const ofMessages =
  /^(?:-m|-am|--(?:message|msg|comment|description|reason|title|subject|note|body|text))$/;
const isMessage = ({ before, written }: WordContext) =>
  /["'](?:\.{3}|…)["']$/.test(written) &&
  ofMessages.test(/^--?[a-z]+(?==)/.exec(written)?.[0] ?? before);
const assigns = /^[A-Za-z_]\w*=/;
/** A placeholder, filled for the shell: dots behind it only say that there may be more of them. */
const filled = /^_\w+_$/;

/** Words that stand for a value, and dots that stand for what is left out. */
export const standIns: readonly Style[] = [
  {
    syntax: 'word',
    inDocuments: true,
    mark: /…|\.\.\./,
    // `ACCESS_KEY=AKIA...`, `"key": "eyJ..."`: a value cut off, in a file that is written; not `text="Loading..."`.
    pattern:
      /(?<=^[ \t]*(?:export[ \t]+|\{[ \t]*)?["']?[\w.-]{1,60}["']?[ \t]*[=:][ \t]*["']?)((?![a-z]+(?:…|\.{3})|[A-Z][a-z]+(?:…|\.{3}))[\w+/-]{0,60}(?:…|\.{3}))(?=["']|[,;]?[ \t]*$)/gm,
    isHole: (_, { isDocument }) => isDocument === true,
  },
  {
    syntax: 'word',
    mark: /\*{4}/,
    // What the page does not show: `--token ********`, `-p*****`.
    pattern: /(?<=^|=|^-p)(\*{4,}(?:@[\w.-]+)?)$/g,
    not: texts,
    isHole: (_, context) => isArgument(context),
  },
  {
    syntax: 'word',
    mark: /\[(?:\.{3}|…)\]/,
    pattern: /(?<=^["']?|=["']?)(\[(?:\.{3}|…)\])(?=["']?$)/g,
    not: texts,
    isHole: (_, context) => isArgument(context) || context.written.includes('='),
  },
  {
    syntax: 'word',
    mark: /(?:^|=)["']?(?:\.{3}|…)["']?$/,
    pattern: /(?<=^["']?|=["']?)(\.{3}|…)(?=["']?$)/g,
    not: texts,
    isHole: (_, context) =>
      !isMessage(context) &&
      (assigns.test(context.written) ||
        (isArgument(context) && !/^[[(]/.test(context.before) && !filled.test(context.before))),
  },
  {
    syntax: 'word',
    mark: /…|\.\.\./,
    pattern: /(?<![\w./…:$-])((?!\.)[\w./:+-]{0,80}(?:…|\.\.\.)[\w./…+-]{0,80})/g,
    not: printers,
    isHole: (name, { isText }) =>
      /\w/.test(name) && !(isText && /^[A-Za-z]+\.*…?$/.test(name)) && !/^_\w*_\.*$/.test(name),
  },
  {
    syntax: 'word',
    mark: /me\b|here\b/,
    pattern:
      /(?<=^|[=/"'])((?:change|replace)[-_]?me|fill[-_]me[-_]in|[a-z]{2,20}(?:[-_][a-z]{2,20}){0,3}[-_]here)(?=$|[/"'])/g,
    not: texts,
  },
  {
    syntax: 'word',
    mark: /[a-z][-_](?:name|id|ip|uuid|arn)(?:$|\/)/,
    pattern: new RegExp(
      `(?<=^|^(?:${kinds})/|^(?:s3|gs|https?)://|^https?://[\\w.:-]{1,60}/)((?:the[-_])?(?:${things})[-_](?:name|id|ip|uuid|arn))(?=$|/)`,
      'g',
    ),
    not: texts,
    isHole: (_, context) => isArgument(context) && !ofFields.test(context.before),
  },
  {
    syntax: 'word',
    mark: /(?:\/(?:node|host|user|cluster)s?\/|Alias=)(?:node|host|user|cluster)-name/,
    pattern:
      /(?<=\/(?:node|host|user|cluster)s?\/|Alias=)((?:node|host|user|cluster)-name)(?=$|[/"'])/g,
    not: texts,
  },
  {
    syntax: 'word',
    mark: /^(?:old|new)-/,
    pattern: /^((?:old|new)-(?:disk|device|drive|hostname|ip|password|tag|version))$/g,
    not: texts,
    isHole: (_, context) => isArgument(context) && !ofFields.test(context.before),
  },
  {
    syntax: 'word',
    mark: /(?:old|new)-[hsnmvi]/,
    pattern: /(?<=^|^[\w.-]{1,40}@)((?:old|new)-(?:host|server|node|machine|vm|instance))(?=$|:)/g,
    isHole: (_, { before, programs }) =>
      before !== '' && programs.some((one) => /^(?:ssh|scp|rsync|sftp|ssh-copy-id)$/.test(one)),
  },
  {
    syntax: 'word',
    mark: /^(?:old|new)$/,
    pattern: /^(old|new)$/g,
    isHole: (_, { programs }) => programs.includes('zpool'),
  },
  {
    syntax: 'word',
    mark: /^["']?[Yy]our |=["'][Yy]our /,
    pattern: /(?<=^["']|=["'])([Yy]our(?: [A-Za-z]{2,20}){1,3})(?=["']$)/g,
    not: texts,
    isHole: (_, { before, written }) =>
      !/^(?:-m|-am|--message)$/.test(before) && !/^-m/.test(written),
  },
  {
    syntax: 'word',
    mark: / HERE["']$/,
    pattern: /(?<=^["']|=["'])([A-Z][A-Z]*(?: [A-Z]+){1,6} HERE)(?=["']$)/g,
    not: texts,
    isHole: (_, { before }) => !/^(?:-m|-am|--message)$/.test(before),
  },
  {
    syntax: 'word',
    mark: /(?:key\d?=value|KEY=VALUE)/,
    pattern: /(?<=^|=)((?:key=value|key1=value1|KEY=VALUE)(?::\w+)?)$/g,
    isHole: (_, { before, programs }) =>
      programs.some((one) => /^(?:kubectl|oc|kl|k)$/.test(one)) ||
      /^(?:-e|--env|--set|--from-literal|-l|--label|--tag|--build-arg)$/.test(before),
  },
  {
    syntax: 'word',
    mark: /(?:Token|Key|Password|Secret)["']$/,
    pattern:
      /(?<=^["']|=["'])((?:[Yy]our|API|Api|Access|Auth|Secret)(?: [A-Z]\w{1,10}){0,1} (?:Token|Key|Password|Secret))(?=["']$)/g,
    not: texts,
    isHole: (_, { before, written }) =>
      ofSecrets.test(/^(?:--?)?[\w-]+(?==)/.exec(written)?.[0] ?? before),
  },
];
