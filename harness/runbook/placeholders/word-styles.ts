import { addresses } from './styles/addresses.ts';
import { capitals } from './styles/capitals.ts';
import { dates } from './styles/dates.ts';
import { logins } from './styles/logins.ts';
import { numbered } from './styles/numbered.ts';
import { ownNames } from './styles/own-names.ts';
import { paths } from './styles/paths.ts';
import { sampleIds } from './styles/sample-ids.ts';
import { samplePasswords } from './styles/sample-passwords.ts';
import { standIns } from './styles/stand-ins.ts';
import type { Style } from './styles/style.ts';
import { urlParts } from './styles/url-parts.ts';

/** Programs whose arguments are another language, or have braces of their own: `HEAD@{1}`. */
const bracesOf =
  /^(?:git|[gm]?awk|sed|perl|jq|yq|python[\d.]*|ruby|node|tr|[ez]?grep|fgrep|rg|gofmt|xargs|mongo(?:sh)?)$/;
/** Words in brackets that say what kind of argument follows, or what a log line is. */
const synopsis =
  /^(?:options?|optional|flags?|args?|arguments?|commands?|default|snip|files?|path|success|info|warn|warning|error|debug|fatal|ok|fail(?:ed)?|truncated|redacted|other .*|yes|no|master|slave)$/i;

/** Short names of what a reader fills in; other short words in brackets are a glob. */
const subject =
  /^(?:env|pod|app|ns|id|ip|key|tag|db|svc|job|date|port|zone|role|team|org|repo|name|node|host|user|uuid|sha|arn|vm|disk)$/;

/** `{add: [SYS_ADMIN]}` and `x in [ready]`: a list of JSON, YAML or CEL in quotes. */
const isFlowList = (name: string, written: string): boolean =>
  written.includes('{') &&
  !/\s/.test(name) &&
  !fillable.test(name) &&
  [': ', ':', ' in '].some((before) => written.includes(`${before}[${name}]`));
const fillable = /(?:^|[_-])(?:names?|ids?|ip|host|url|path|node|pod|namespace|key|token|here)$/i;

/** `u12345.your-storagebox.de`: what a reader has rented has a number already, and its domain is the provider's. */
const rented = /(?:^|[@/.])[a-z]{1,3}\d{4,}\.your-/;

/** `LIKE '%DROP%'`: a pattern of SQL. */
const like = /\bi?like\s+'/i;

/** What borg itself fills in. */
const ofBorg = /^(?:now|utcnow|hostname|fqdn|reverse-fqdn|user|pid|borgversion|uuid4)$/;

/** How runbooks write placeholders that are words to the shell; the order decides where two overlap. */
export const wordStyles: readonly Style[] = [
  {
    syntax: 'brace',
    mark: /^\{[A-Za-z]/,
    // A word of its own, also for programs whose quoted arguments have braces: `grep {node}`.
    pattern: /^(\{([A-Za-z][\w.-]{1,60})\})$/g,
    not: /^(?:git|xargs|find|parallel)$/,
  },
  {
    syntax: 'brace',
    mark: /\{[A-Za-z]/,
    pattern:
      /(?<![\w$%#)\]}\\{])(\{([A-Za-z][\w.'-]{0,60}(?: [\w.'-]{1,40}){0,6})\})(?![{}]|\s*:\s)/g,
    not: bracesOf,
    isHole: (name, { before, programs, written }) =>
      !(programs.includes('borg') && ofBorg.test(name)) &&
      !/^(?:end|range|else|print|next|exit|query)$/.test(name) &&
      // A text of Python: `f"{host}:{port}"`.
      !/\bf["']/.test(written) &&
      !/^(?:-w|--write-out|--jsonpath|-I)$/.test(before),
  },
  {
    syntax: 'brackets',
    mark: /\[[A-Za-z]/,
    pattern:
      /(?<![\w$\]\\})'.^(])(\[([A-Za-z][\wà-öø-ÿ'-]{1,60}(?::?[ /][\wà-öø-ÿ'-]{1,40}){0,8})\])(?![\w(*+?{|\\\]])/g,
    not: /^(?:[gm]?awk|sed|perl|jq|yq|tr|[efz]?grep|rg|ls|find|pgrep|pkill|case|\[\[|echo|printf|podman|python[\d.]*)$/,
    isHole: (name, { isText, written }) => {
      // `declare -A IP=([shop]=…`: a key.
      if (written.includes(`[${name}]=`)) return false;
      if (synopsis.test(name) || isFlowList(name, written)) return false;
      const parts = name.split(/[ _/-]/);
      if (parts.length > 1) return parts.every((part) => part.length > 1) || parts.length > 2;
      if (isText) return false;
      if (/^[A-Z]{3,}$/.test(name) || subject.test(name)) return true;
      return /^[a-z]{5,}$/.test(name) && /[aeiou]/.test(name);
    },
  },
  {
    syntax: 'brackets',
    mark: /^\[[a-z][\w-]*\.[a-z]/,
    // A file that the reader names; a set of characters has no such end.
    pattern:
      /^(\[([a-z][\w-]{2,40}\.(?:pem|key|crt|csr|sql|gz|tgz|zip|tar|dump|ya?ml|json|csv|txt|log|conf|env|db))\])$/g,
    not: /^(?:[gm]?awk|sed|perl|jq|yq|tr|[efz]?grep|rg|ls|find|pgrep|pkill|case|\[\[|echo|printf|rm|cat|python[\d.]*)$/,
    // `[words.txt]` behind a verb may be left out.
    isHole: (_, { before, programs, isText }) =>
      !isText &&
      (before.startsWith('-') || programs.some((one) => /^(?:cp|mv|scp|tar)$/.test(one))),
  },
  {
    syntax: 'word',
    inDocuments: true,
    mark: /\b[Yy]our/,
    isHole: (_, { written }) => !rented.test(written),
    pattern:
      /(?<![\w$-])(((?:[a-z]{1,20}[-_]){0,4}[Yy]our(?:[-_][\w-]{0,60}\w|[A-Z]\w{1,40}|(?!s\b|sel[fv])[a-z]\w{1,30}|\.[a-z]{2,20}(?:\.[a-z]{2,10}){0,3})))(?![\w=])/g,
  },
  ...capitals,
  ...urlParts,
  {
    syntax: 'template',
    mark: /%[A-Z]|__[A-Z]|@[A-Z]|\[\[[A-Z]/,
    pattern:
      /((?<![\w%])%{1,2}[A-Z][A-Z0-9_]{1,40}%{1,2}(?![\w%])|(?<!\w)__[A-Z][A-Z0-9_]{0,38}[A-Z0-9]__(?!\w)|(?<![\w@])@@?[A-Z][A-Z0-9_]{1,40}@@?(?!\w)|\[\[[A-Z][A-Z0-9_]{1,40}\]\])/g,
    // It fills what somebody else wrote: `sed s/%HOST%/db-1/`.
    not: /^(?:sed|perl|[gm]?awk)$/,
    isHole: (name, { written }) => !(name.startsWith('%') && like.test(written)),
  },
  ...dates,
  ...addresses,
  ...sampleIds,
  ...samplePasswords,
  ...numbered,
  ...logins,
  ...ownNames,
  ...paths,
  {
    syntax: 'word',
    mark: /xxx|XX|X\.Y|x\.y/,
    pattern:
      /(?<![\w.$%+-])((?:XX|xx)(?::[\dA-Za-z]{2}){3,7}|(?!-X|0x)[\w.-]{0,60}(?:x{4,}|X{4,}|(?<![A-Za-z])(?:x{3}|X{2,3})(?![A-Za-z])|x{3}(?![A-Za-z])|X{2,3}(?![A-Za-z])|(?<![A-Za-z])v?(?:X\.Y|x\.y)(?![A-Za-z]))[\w.-]{0,60}(?<!\.))(?![\w%])/g,
    not: /^(?:mktemp|date|sed|tr|[gm]?awk|[ez]?grep|rg|strptime|strftime)$/,
    isHole: (name, { before }) =>
      !/\bformat\b/.test(before) && /[xX]{2}|[xX]\.[yY]/.test(name) && !/[1-5]XX/.test(name),
  },
  ...standIns,
  {
    syntax: 'word',
    mark: /\/dev\/\w*(?:[A-Z]|dx)/,
    pattern:
      /(?<![\w./-])(\/dev\/(?:(?:s|v|h|xv)d[X-Zx]\d{0,2}|(?:rbd|md|nbd|loop|drbd|zd)[X-Z]|(?:[A-Z]{1,12}_)?(?:NAME|DEVICE|DISK|DRIVE|PARTITION)|nvme(?:[XN]n[\dXYN]|\dn[XYN])(?:p[\dXYZN])?|dm-[XN]|mapper\/[XYZ]{3,8}))(?![\w.])/g,
    // A machine with so many disks lists the one before it.
    isHole: (name, { before }) => !(/dx\d*$/.test(name) && /^\/dev\/\w+dw\d*$/.test(before)),
  },
  {
    syntax: 'word',
    mark: /\/dev\/[a-z]+-/,
    // No kernel calls a device one.
    pattern:
      /(?<![\w./-])(\/dev\/(?:usb|sd|sd-?card|card|the|my|target|source|new|old|backup|boot|block|flash|memory|external|storage)-(?:[a-z]{2,12}-)?(?:device|disk|card|drive|stick|partition))(?![\w./-])/g,
  },
  {
    syntax: 'word',
    mark: /(?:path|dir|directory|folder)\/to\/|pfad\/zu\/|chemin\/vers\/|ruta\/a\/|caminho\/para\//,
    pattern:
      /(?<![\w./~$-])((?:(?:\.{1,2}|~)?\/)?(?:[a-z]{1,20}\/){0,2}(?:(?:path|dir|directory|folder)\/to|pfad\/zu|chemin\/vers|ruta\/a|caminho\/para)\/[\w./-]{0,80}[\w/])/g,
  },
];
