import type { Style, WordContext } from './style.ts';

/** Programs for which words in capitals are names of variables, keywords or text. */
const ofCapitals =
  /^(?:export|read|unset|printenv|declare|typeset|local|readonly|echo|printf|[efz]?grep|rg|[gm]?awk|sed|perl|env|for|while|until|if|test|\[\[?|make|jq|yq|envsubst|set|trap|sysctl|getenv|cut|tr)$/;
/** Clients, whose arguments are commands in capitals; what connects them is not. */
const clients =
  /^(?:psql|mysql|mariadb|sqlite3|sqlplus|cqlsh|clickhouse-client|redis-cli|valkey-cli|mongo|mongosh)$/;
const connects =
  /^(?:-[hHuUpPdDan]|--(?:host|port|user(?:name)?|pass(?:word)?|db(?:name)?|database|authenticationDatabase))$/;
/** Programs with names of signals, targets and chains in capitals. */
const ofSignals = /^(?:kill|pkill|killall|iptables|ip6tables|nft|ufw|systemctl)$/;
const ofOptions =
  /^(?:-e|--env|--build-arg|--cap-(?:add|drop)|--query|--status[\w-]*|-[a-zA-Z]*o|--output|--sort-by|--signal|--template|--format|-[EHX]|--header|--request|--.*-keys?)$/;

/** What a name in capitals ends with if a reader fills it in: `POD_NAME`, not `BOOT_IMAGE_ONLY`. */
const noun =
  /(?:^|[_-])(?:NAMES?|IDS?|IPS?|ADDRESS(?:ES)?|ADDR|HOST|HOSTNAMES?|PATH|FILE|FILENAME|DIR|DIRECTORY|FOLDER|URL|URI|KEY|TOKEN|PASSWORD|SECRET|USER|USERNAME|NAMESPACE|NS|CLUSTER|POD|NODE|LABEL|SLUG|LIST|TEMPLATE|SESSION|XNAMES?|BUCKET|REGION|ZONE|ACCOUNT|PROJECT|ENVIRONMENT|ENV|VERSION|TAG|DATE|TIMESTAMP|PORT|NUMBER|DOMAIN|ENDPOINT|SERVER|SERVICE|DEPLOYMENT|CONTAINER|PVC|PV|VOLUME|SNAPSHOT|BACKUP|DATABASE|DB|TABLE|TOPIC|QUEUE|GROUP|ROLE|ARN|EMAIL|BRANCH|COMMIT|TYPE|CODE|SHA|HASH|RELEASE|CHART|REPO|REPOSITORY|NETWORK|SUBNET|INTERFACE|DEVICE|DISK|MAC|UUID|SERIAL|VALUE|HERE|PARAMETERS|ROOT)$/;
const alone = new Set(
  `NAMESPACE HOSTNAME USERNAME PASSWORD FILENAME XNAME POD NODE PODNAME NODENAME CLUSTER BUCKET REGION
  ENVIRONMENT CONTAINER DEPLOYMENT TIMESTAMP VERSION DATABASE IPADDRESS VALUE SIZE SERVICE POOL VOLUME
  BACKUP SNAPSHOT RELEASE BRANCH HOST FILE URL DOMAIN PROJECT ACCOUNT PID UUID JOBID TOPIC DEVICE INSTANCE
  TENANT INTERFACE DIRECTORY EMAIL ENDPOINT SUBSCRIPTION SERVERNAME DBNAME ZONE GROUP PARTITION QUEUE SHARD KEYSPACE`
    .trim()
    .split(/\s+/),
);
/** Short words that stand for a value only where they are a whole argument. */
const whole = /^(?:NAME|KEY|IMAGE|TOKEN|USER|TAG|ULID)$/;
/** A sort key, a column: `sort -k NAME`. */
const ofFields = /^(?:sort|column|cut|join|uniq|ps|top|lsblk|docker-compose|git)$/;

/** Names in capitals that Git, PostgreSQL and HTTP define. */
const fixed =
  /^(?:ORIG|FETCH|MERGE|CHERRY_PICK)_HEAD$|^X-|^(?:HTTP|AWS|LC|TF|PG|JAVA|XDG|KUBE|DOCKER|GITHUB)_/;

/** `POOLNAME`, but not a record of DNS, nor what Redis and SQL do. */
const joinedName = /^(?!RENAME$|UNAME$)[A-Z]{2,12}NAME$/;
/** Names of more words are those of settings, unless they begin as a person would say it: `THE_NAME_OF_…`. */
const mostWords = 4;

function isNoun(name: string): boolean {
  const words = name.split(/[_-]/);
  if (words.length === 1) return alone.has(name) || joinedName.test(name);
  return noun.test(name) && (words.length <= mostWords || /^(?:THE|NAME)[_-]/.test(name));
}

/** `"target":"VERSION"`: a word of the protocol, or of the service. */
const isInJson = (name: string, written: string) =>
  written.includes(`":"${name}"`) && !/[_-]/.test(name);
/** `{"SHOP_API_KEY":"…"}`: a key of JSON. */
const isKey = (name: string, written: string) => written.includes(`"${name}":`);
/** `SHOP_MODE=REGION`: one of the words that the program knows. */
const isChosen = (name: string, written: string) =>
  written.endsWith(`=${name}`) && /^\w*(?:MODE|TYPE|LEVEL|KIND|STATE|STATUS)=/.test(written);
/** `Name=NAMESPACE_ID,Values=…`: what a filter of AWS is called. */
const isFilter = (name: string, written: string) => written.includes(`Name=${name},Value`);

/** `https://packages.shop.org/SHOP-GPG-KEY.public`: the name of a file. */
const isFileOfSite = (name: string, written: string) =>
  name.includes('-') && /^https?:\/\/[^/]+\//.test(written) && !written.includes(`://${name}`);

const isCapital = (name: string, { isText, before, programs, written }: WordContext) => {
  if (isText || isInJson(name, written) || isFilter(name, written)) return false;
  if (isKey(name, written) || isChosen(name, written)) return false;
  const isOf = (some: RegExp) => programs.some((one) => some.test(one));
  if (isFileOfSite(name, written)) return false;
  // `taskkill /PID 1`: an option of Windows.
  if (written === `/${name}`) return false;
  if (isOf(ofSignals)) return /^(?:[A-Z]+_)?(?:PID|INTERFACE|IP)$/.test(name);
  if (isOf(clients))
    return connects.test(/^--\w+(?==)/.exec(written)?.[0] ?? before) && isNoun(name);
  if (whole.test(name) && written === name && before !== '' && !isOf(ofFields))
    return /^[a-z]/.test(programs[0] ?? '') && !before.startsWith('-');
  return isFilledIn(name, before, programs);
};

const isFilledIn = (name: string, before: string, programs: readonly string[]) =>
  // A line that starts with a word in capitals is a table or a list of variables.
  /[a-z]/.test(programs[0] ?? 'a') && !ofOptions.test(before) && !fixed.test(name) && isNoun(name);

/** Names in capitals. */
export const capitals: readonly Style[] = [
  {
    syntax: 'capitals',
    mark: /[A-Z]_(?:old|new)/,
    // `SK_old`: which of two.
    pattern: /(?<=^|[/:=@])([A-Z][A-Z\d]{0,20}(?:_[A-Z\d]{1,20}){0,3}_(?:old|new))$/g,
    not: ofCapitals,
    isHole: (name, { written }) => !written.startsWith(`${name}=`),
  },
  {
    syntax: 'capitals',
    mark: /\.EXAMPLE\./,
    pattern:
      /(?<![\w.$-])([A-Z][A-Z\d-]{0,40}(?:\.[A-Z\d-]{1,40}){0,4}\.EXAMPLE\.(?:COM|ORG|NET))(?![\w.-])/g,
    // A realm of Kerberos is written so.
    not: /^(?:echo|printf|read|[efz]?grep|rg|[gm]?awk|sed|k\w*|ipa\S*|realm|adcli|net|samba-tool|ldap\w+|openssl|keytool|puppet)$/,
  },
  {
    syntax: 'capitals',
    inDocuments: true,
    mark: /REPLACE|CHANGE|INSERT|PUT_|ENTER_|PASTE_|FILL_|SEU_|SUA_|VOTRE_|DEIN|IHRE?_|YOUR|_HERE|FIXME|TODO/,
    pattern:
      /(?<![\w$<-]|\$\{)((REPLACE(?:[_-]?(?:ME|WITH|THIS)|(?=[_-]))[A-Z0-9_-]{0,40}|CHANGE[_-]?ME|(?:INSERT|PUT|ENTER|PASTE|FILL)[_-][A-Z0-9_-]{1,60}|(?:SEU|SUA|VOTRE|DEIN|DEINE|IHR|IHRE)_[A-Z0-9_-]{1,40}|FIXME|TODO|[A-Z][A-Z0-9_-]{0,40}[_-]HERE|YOUR(?![_-])[A-Z0-9]{2,40}))(?![\w=])/g,
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
    syntax: 'capitals',
    mark: /^--[a-z]|^[A-Z]/,
    // `--fingerprint FINGERPRINT`: the option says what it is.
    pattern: /(?<=^|=)([A-Z]{3,40})$/g,
    not: ofCapitals,
    isHole: (name, { before, written }) =>
      /^--[a-z]/.test(written.includes('=') ? written : before) &&
      (written.includes('=') ? written.slice(0, written.indexOf('=')) : before)
        .replaceAll('-', '')
        .toUpperCase() === name,
  },
  {
    syntax: 'capitals',
    mark: /^[A-Za-z_]\w*=["']?(?:[^$"'=\s]*\/)?[A-Z]/,
    // `CLUSTER=CLUSTER_NAME`: the value says what it has to be.
    pattern:
      /(?<=^[A-Za-z_]\w{0,60}=["']?(?:[\w.:/-]{0,100}\/)?)([A-Z][A-Z0-9]{0,30}(?:_[A-Z0-9]{1,30}){0,6}_(?:NAME|ID|IP|HOST|URL|ADDRESS|ARN))(?=["']?$)/g,
    isHole: (name, { before, written }) =>
      (before === '' || /^(?:export|set|env)$/.test(before)) && !written.startsWith(`${name}=`),
  },
  {
    syntax: 'capitals',
    mark: /[A-Z][_-](?:DEL|DE|DU|DES|DO|DA|OF)[_-][A-Z]/,
    // `IP_DEL_SERVIDOR`, `NOMBRE_DE_LA_RAMA`, `IP-OF-NODE`: capitals that say whose it is.
    pattern:
      /(?<=^|[@/:=])((?:IP|ID|MAC|SERIAL|NAME|NOMBRE|NOME|NOM|USUARIO|RUTA|CHEMIN|CAMINHO|PUERTO|CLAVE|NUMERO|DIRECCION|ADRESSE|ADDRESS|PATH)[_-](?:DEL|DE|DU|DES|DO|DA|OF)(?:[_-][A-Z\d]{1,20}){1,4})(?=$|[@/:.])/g,
    not: ofCapitals,
  },
  {
    syntax: 'capitals',
    mark: /THE_[A-Z]+_OF_/,
    // `node=THE_NAME_OF_THE_NODE`: as a person would say it, and so no variable of a setting.
    pattern:
      /(?<=^|[@/:=])(THE_(?:NAME|IP|ID|ADDRESS|HOSTNAME|PATH|URL|VERSION|PASSWORD|TOKEN|KEY|NUMBER|UUID|PORT)_OF(?:_[A-Z\d]{1,20}){1,6})(?=$|[@/:.,])/g,
    not: ofCapitals,
    isHole: (name, { written }) => !written.startsWith(`${name}=`),
  },
  {
    syntax: 'capitals',
    mark: /^(?:NAME|OS|[A-Z_]+_NAME)\/(?:VERSION|ID)$/,
    pattern: /(?<=^|^[A-Z_]{2,40}\/)([A-Z_]{2,40})(?=\/|$)/g,
    not: ofCapitals,
  },
  {
    syntax: 'capitals',
    mark: /^(?:USER|LOGIN|PASS|PASSWD|PW)$/,
    // `-U USER -P PASS`
    pattern: /^(USER|LOGIN|PASS|PASSWD|PW)$/g,
    not: ofCapitals,
    isHole: (_, { before }) => /^(?:-[uUpPlL]|--(?:user|login|pass|passwd))$/.test(before),
  },
  {
    syntax: 'capitals',
    mark: /-pYOUR/,
    pattern: /(?<=^-p)(YOUR[A-Z]{3,30})$/g,
  },
  {
    syntax: 'capitals',
    mark: /[a-z\d][_-](?:TIMESTAMP|DATETIME|DATE|VERSION|HOSTNAME)\.[a-z]/,
    // `stock_TIMESTAMP.db`: capitals at the end of the name of a file.
    pattern: /(?<=[a-z\d][_-])(TIMESTAMP|DATETIME|DATE|VERSION|HOSTNAME)(?=\.[a-z])/g,
    not: ofCapitals,
  },
  {
    syntax: 'capitals',
    mark: /^["']?[a-z][\w.-]*=[A-Z]/,
    // `grep vm=CONTAINER_ID`: a field in small letters, and whose it is.
    pattern:
      /(?<=^["']?[a-z][\w.-]{0,30}=)([A-Z][A-Z0-9]{0,40}(?:_[A-Z0-9]{1,40}){1,9})(?=["']?$)/g,
    isHole: (name, { programs }) => programs.some((one) => /grep$|^rg$/.test(one)) && isNoun(name),
  },
  {
    syntax: 'capitals',
    mark: /^[A-Z]{3}/,
    // The manual of Cloud Foundry writes all names so, those of its options too.
    pattern: /^([A-Z]{3,20}(?:[_-][A-Z]{2,20}){0,3})$/g,
    isHole: (_, { programs }) => programs.includes('cf'),
  },
  {
    syntax: 'brackets',
    inDocuments: true,
    mark: /["'/]\[[A-Z]/,
    // `"[DEV_HOST]"` in a file that is written; `[DEFAULT]` begins a section of it.
    pattern: /(?<=["'/])(\[([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)\])/g,
    not: /^(?:[gm]?awk|sed|perl|jq|yq|tr|[efz]?grep|rg|echo|printf)$/,
  },
  {
    syntax: 'capitals',
    mark: /^ID$/,
    pattern: /^(ID)$/g,
    not: ofCapitals,
    isHole: (_, { before, programs }) =>
      /^[a-z][\w-]*$/.test(before) &&
      /^[a-z]/.test(programs[0] ?? '') &&
      !ofFields.test(programs[0] ?? ''),
  },
  {
    syntax: 'capitals',
    mark: /(?:FOLDER|PROJECT|DIRECTORY|STACK)(?:NAME)?[_-][a-z]/,
    // `FOLDERNAME_postgres_1`: what Compose puts in front of a container's name.
    pattern: /(?<=^|\/)((?:FOLDER|PROJECT|DIRECTORY|STACK)(?:NAME)?)(?=[_-][a-z])/g,
    not: ofCapitals,
  },
  {
    syntax: 'word',
    mark: /-HERE/,
    // `shop-DATE-HERE.zip`: capitals in the middle of a name.
    pattern: /(?<![\w$.-])([a-z][\w.]{0,40}-(?:[A-Z]{2,20}[-_]){1,6}HERE[\w.]{0,20})(?![\w=-])/g,
    not: ofCapitals,
  },
  {
    syntax: 'word',
    mark: /[a-z\d]-N/,
    pattern: /(?<![\w.-])([a-z][a-z\d-]{0,60}-N)(?![\w-])/g,
    not: /^(?:echo|printf|read|[efz]?grep|rg|[gm]?awk|sed|jq|yq)$/,
  },
  {
    syntax: 'capitals',
    mark: /(?:Bearer|Token|Basic) [A-Z]/,
    pattern:
      /(?<=(?:Bearer|Token|Basic) )((?:[A-Z][A-Z\d_]{0,30})?(?:TOKEN|KEY|JWT|SECRET|CREDENTIALS))(?![\w-])/g,
  },
  {
    syntax: 'capitals',
    mark: /(?:^|[=@.])N$|=X$/,
    pattern: /((?<=^|[=@.])N|(?<==)X)$/g,
    not: /^(?:echo|printf|read|[efz]?grep|rg|[gm]?awk|sed|jq|yq|xargs|for|test|\[\[?|set|export)$/,
    isHole: (_, { before, written }) => /[=@.]/.test(written) || before !== '',
  },
];
