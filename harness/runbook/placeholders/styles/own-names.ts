import type { Style } from './style.ts';

const things =
  'bucket|cluster|project|namespace|registry|tenant|org|organization|company|domain|account|server|host|database|db|user|password|secret-?key|api-?key|token|resource-?group|subscription';

/** `my-bucket`, `mydb`: what a reader has under another name, unless the page makes it (`createsOwn`). */
export const ownNames: readonly Style[] = [
  {
    syntax: 'word',
    mark: /\bmy[-_a-z]/,
    pattern: new RegExp(
      `(?<![\\w$.-]|[^:/]/)(my[-_]?(?:${things})(?:[-_](?:name|id))?)(?![\\w=-]|\\.(?!com|net|org|io|local|example|dev)\\w)`,
      'g',
    ),
    not: /^(?:echo|printf|read|[efz]?grep|rg|[gm]?awk|sed|perl|jq|yq|tr|cat|git|go|python[\d.]*|node)$/,
    isHole: (_, { isText }) => !isText,
  },
  {
    syntax: 'word',
    mark: /^My[A-Z]/,
    pattern:
      /^(My(?:Table|Cluster|Function|Bucket|Stack|Queue|Topic|Role|Instance|Database|Service))$/g,
    isHole: (_, { programs, before }) =>
      /^--/.test(before) && programs.some((one) => /^(?:aws|gcloud|az|sam)$/.test(one)),
  },
  {
    syntax: 'word',
    mark: /^my[-_][a-z]/,
    // What a cloud or a container's engine has to know already.
    pattern: /^(my[-_](?:service|container|task|instance|vm|volume))$/g,
    isHole: (_, { programs, before }) =>
      before !== '' && programs.some((one) => /^(?:aws|gcloud|az|docker|podman)$/.test(one)),
  },
];

/** Makes what it names: the page's own example, and nothing to fill in. */
const creates =
  /\b(?:create\w*|new|add|mb|mk\w+|init|launch|provision|useradd|adduser|deploy|install|run|clone|build|tag|register)\b|--name\b/;

/** `POSTGRES_PASSWORD=mypassword`: what nobody may leave as it is. */
const isLogin = (name: string, statement: string): boolean =>
  /^my-?(?:user|password|secret|token)/.test(name) &&
  new RegExp(
    `[A-Z]_(?:USER(?:NAME)?|PASS(?:WORD|WD)?|PWD|SECRET|TOKEN)=["']?${name}(?![\\w-])`,
  ).test(statement);

/** True for a name of `ownNames` in a statement that makes it. */
export const createsOwn = (name: string, statement: string): boolean =>
  /^(?:my[-_a-z]|My[A-Z])/.test(name) && creates.test(statement) && !isLogin(name, statement);
