import type { TextHole } from './text-hole.ts';

/** Where a word stands; some words are placeholders only for some programs. */
export interface WordContext {
  /** The program of the command, and the words before this one that may be programs too: `exec x -- psql`. */
  readonly programs: readonly string[];
  /** The word before it, such as `--env`. */
  readonly before: string;
  /** A quoted text with blanks: a sentence, a query, JSON. */
  readonly isText: boolean;
  /** A here-document: configuration, mostly. */
  readonly isDocument?: boolean;
}

interface Style {
  readonly syntax: TextHole['syntax'];
  /** The first group is the placeholder with its marks, the second its name. */
  readonly pattern: RegExp;
  /** A cheap test that most words fail. */
  readonly mark: RegExp;
  /** Not a placeholder for these programs. */
  readonly not?: RegExp;
  /** Also a placeholder in a here-document. */
  readonly inDocuments?: true;
  readonly isHole?: (name: string, context: WordContext) => boolean;
}

/** Programs whose arguments are another language, or have braces of their own: `HEAD@{1}`. */
const bracesOf =
  /^(?:git|[gm]?awk|sed|perl|jq|yq|python[\d.]*|ruby|node|tr|[ez]?grep|fgrep|rg|gofmt|xargs|mongo(?:sh)?)$/;
const printers =
  /^(?:echo|printf|read|grep|[efz]grep|rg|[gm]?awk|sed|perl|jq|yq|tr|git|go|bazel(?:isk)?|cat)$/;
/** Programs for which words in capitals are names of variables, keywords or text. */
const ofCapitals =
  /^(?:export|read|unset|printenv|declare|typeset|local|readonly|echo|printf|[efz]?grep|rg|[gm]?awk|sed|perl|env|for|while|until|if|test|\[\[?|make|psql|mysql|mariadb|sqlite3|sqlplus|cqlsh|clickhouse-client|redis-cli|valkey-cli|mongo|mongosh|jq|yq|envsubst|set|trap|kill|pkill|sysctl|getenv|iptables|cut|tr)$/;
const ofOptions =
  /^(?:-e|--env|--build-arg|--cap-(?:add|drop)|--query|--status[\w-]*|-o|--output|--sort-by|--signal|--template|--format|-[EHX]|--header|--request|--.*-keys?)$/;

/** What a name in capitals ends with if a reader fills it in: `POD_NAME`, not `BOOT_IMAGE_ONLY`. */
const noun =
  /(?:^|[_-])(?:NAMES?|IDS?|IPS?|ADDRESS(?:ES)?|ADDR|HOST|HOSTNAMES?|PATH|FILE|FILENAME|DIR|DIRECTORY|FOLDER|URL|URI|KEY|TOKEN|PASSWORD|SECRET|USER|USERNAME|NAMESPACE|NS|CLUSTER|POD|NODE|LABEL|SLUG|LIST|TEMPLATE|SESSION|XNAMES?|BUCKET|REGION|ZONE|ACCOUNT|PROJECT|ENVIRONMENT|ENV|VERSION|TAG|DATE|TIMESTAMP|PORT|NUMBER|DOMAIN|ENDPOINT|SERVER|SERVICE|DEPLOYMENT|CONTAINER|PVC|PV|VOLUME|SNAPSHOT|BACKUP|DATABASE|DB|TABLE|TOPIC|QUEUE|GROUP|ROLE|ARN|EMAIL|BRANCH|COMMIT|TYPE|CODE|SHA|HASH|RELEASE|CHART|REPO|REPOSITORY|NETWORK|SUBNET|INTERFACE|DEVICE|DISK|MAC|UUID|SERIAL|VALUE|HERE|PARAMETERS)$/;
const alone = new Set(
  `NAMESPACE HOSTNAME USERNAME PASSWORD FILENAME XNAME POD NODE PODNAME NODENAME CLUSTER BUCKET REGION
  ENVIRONMENT CONTAINER DEPLOYMENT TIMESTAMP VERSION DATABASE IPADDRESS VALUE SIZE SERVICE POOL VOLUME
  BACKUP SNAPSHOT RELEASE BRANCH HOST FILE URL DOMAIN PROJECT ACCOUNT`
    .trim()
    .split(/\s+/),
);
/** Names in capitals that Git, PostgreSQL and HTTP define. */
const fixed =
  /^(?:ORIG|FETCH|MERGE|CHERRY_PICK)_HEAD$|^X-|^(?:HTTP|AWS|LC|TF|PG|JAVA|XDG|KUBE|DOCKER|GITHUB)_/;

const isCapital = (name: string, { isText, before, programs }: WordContext) =>
  !isText &&
  // A line that starts with a word in capitals is a table or a list of variables.
  /[a-z]/.test(programs[0] ?? 'a') &&
  !ofOptions.test(before) &&
  !fixed.test(name) &&
  (/[_-]/.test(name) ? noun.test(name) : alone.has(name));

/** Words in brackets that say what kind of argument follows, or what a log line is. */
const synopsis =
  /^(?:options?|optional|flags?|args?|arguments?|commands?|default|snip|files?|path|success|info|warn|warning|error|debug|fatal|ok|fail(?:ed)?|truncated|redacted|other .*|yes|no|master|slave)$/i;

/** How runbooks write placeholders that are words to the shell; the order decides where two overlap. */
export const wordStyles: readonly Style[] = [
  {
    syntax: 'brace',
    mark: /\{[A-Za-z]/,
    pattern:
      /(?<![\w$%#)\]}\\{])(\{([A-Za-z][\w.'-]{0,60}(?: [\w.'-]{1,40}){0,6})\})(?![{}]|\s*:\s)/g,
    not: bracesOf,
    isHole: (name, { before }) =>
      !/^(?:end|range|else|print|next|exit|query)$/.test(name) &&
      !/^(?:-w|--write-out|--jsonpath|-I)$/.test(before),
  },
  {
    syntax: 'brackets',
    mark: /\[[A-Za-z]/,
    pattern:
      /(?<![\w$\]\\})'.^(])(\[([A-Za-z][\w'-]{1,60}(?::?[ /][\w'-]{1,40}){0,8})\])(?![\w(*+?{|\\\]])/g,
    not: /^(?:[gm]?awk|sed|perl|jq|yq|tr|[efz]?grep|rg|ls|find|pgrep|pkill|case|\[\[|echo|printf|podman|python[\d.]*)$/,
    isHole: (name, { isText }) => {
      if (synopsis.test(name)) return false;
      const parts = name.split(/[ _/-]/);
      if (parts.length > 1) return parts.every((part) => part.length > 1) || parts.length > 2;
      if (isText) return false;
      return /^[A-Z]{3,}$/.test(name) || (/^[a-z]{5,}$/.test(name) && /[aeiou]/.test(name));
    },
  },
  {
    syntax: 'word',
    inDocuments: true,
    mark: /\b[Yy]our/,
    pattern:
      /(?<![\w$-])(((?:[a-z]{1,20}[-_]){0,4}[Yy]our(?:[-_][\w-]{0,60}\w|[A-Z]\w{1,40}|(?:name|pass|user|host|app|cluster|domain|bucket|project|org|repo|token|key|file|db|id|ip)\w{0,20})))(?![\w=])/g,
  },
  {
    syntax: 'capitals',
    inDocuments: true,
    mark: /REPLACE|CHANGE|INSERT|YOUR|_HERE|FIXME|TODO/,
    pattern:
      /(?<![\w$<-]|\$\{)((REPLACE(?:[_-]?(?:ME|WITH|THIS)|(?=[_-]))[A-Z0-9_-]{0,40}|CHANGE[_-]?ME|INSERT[_-][A-Z0-9_-]{1,40}|FIXME|TODO|[A-Z][A-Z0-9_-]{0,40}[_-]HERE|YOUR(?![_-])[A-Z0-9]{2,40}))(?![\w=])/g,
    not: ofCapitals,
  },
  {
    syntax: 'capitals',
    mark: /[A-Z]{3}/,
    pattern:
      /(?<=^|[/:=,@[\]"'(])(([A-Z][A-Z0-9]{0,40}(?:[_-][A-Z0-9]{1,40}){0,9}))(?=$|[/,@.\])"']|:(?!\.|metadata|spec|status))/g,
    not: ofCapitals,
    isHole: isCapital,
  },
  {
    syntax: 'template',
    mark: /%[A-Z]|__[A-Z]|@[A-Z]|\[\[[A-Z]/,
    pattern:
      /((?<![\w%])%[A-Z][A-Z0-9_]{1,40}%(?![\w%])|(?<!\w)__[A-Z][A-Z0-9_]{0,38}[A-Z0-9]__(?!\w)|(?<![\w@])@@?[A-Z][A-Z0-9_]{1,40}@@?(?!\w)|\[\[[A-Z][A-Z0-9_]{1,40}\]\])/g,
  },
  {
    syntax: 'word',
    mark: /xxx|XX|X\.Y|x\.y|YYYY/,
    pattern:
      /(?<![\w.$%+-])((?:XX|xx)(?::[\dA-Za-z]{2}){3,7}|(?!-X|0x)[\w.-]{0,60}(?:x{4,}|X{4,}|(?<![A-Za-z])(?:x{3}|X{2,3})(?![A-Za-z])|x{3}(?![A-Za-z])|X{2,3}(?![A-Za-z])|(?<![A-Za-z])v?(?:X\.Y|x\.y)(?![A-Za-z])|YYYY(?=[-_.]?MM))[\w.-]{0,60}(?<!\.))(?![\w%])/g,
    not: /^(?:mktemp|date|sed|tr|[gm]?awk|[ez]?grep|rg|strptime|strftime)$/,
    isHole: (name, { before }) =>
      !/\bformat\b/.test(before) && /[xX]{2}|[xX]\.[yY]|YYYY/.test(name),
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
    mark: /\/dev\/(?:\w*[X-Z]|nvme\w*N)/,
    pattern:
      /(?<![\w./-])(\/dev\/(?:(?:s|v|h|xv)d[X-Z]\d{0,2}|nvme(?:[XN]n[\dXYN]|\dn[XYN])(?:p[\dXYZN])?|dm-[XN]|mapper\/[XYZ]{3,8}))(?![\w.])/g,
  },
  {
    syntax: 'word',
    mark: /path\/to\//,
    pattern:
      /(?<![\w./~$-])((?:(?:\.{1,2}|~)?\/)?(?:[a-z]{1,20}\/){0,2}path\/to\/[\w./-]{0,80}[\w/])/g,
  },
];
