/** `git push → CI → app01`: steps of a flow, a file and where it goes, keys and a menu. */
const arrow = /\S\s+[→⇒⟶←↔]\s+\S/u;

/** True for a line with an arrow between its words; a comment or a text in quotes may have one. */
export const hasArrow = (line: string): boolean =>
  /[→⇒⟶←↔]/u.test(line) &&
  arrow.test(line.replace(/"[^"]*"|'[^']*'/g, '""').replace(/(?:^|\s)#.*/, ''));

/** `<header>`, `<build>-<number>-pod`: how a text or a name is put together; a program has arguments. */
const holesAlone = /^(?:[-_.]?<[A-Za-z][^<>|/\n]{0,60}>[-_.]?[\w-]{0,30})+$/;
/** `fix(cart): close the connection`: the first line of a commit. */
const commit =
  /^(?:feat|fix|docs|style|refactor|perf|test|build|ci|chore|revert)\([\w./ -]{1,60}\)!?: \S/;
/** `Ctrl+Shift+P` */
const keys = /^(?:Ctrl|Cmd|Alt|Shift|Strg|⌘)(?:[+-]\w{1,10})+$/u;
/** `/home *(ro,sync)`: a line of /etc/exports. */
const exported = /^\/[\w./-]+[ \t]+[\w.*/:-]+\((?:\w+=?\w*,?)+\)/;
/** `shop is running at https://…`: what kubectl says of a cluster. */
const running = /^[\w.-]+ is running at https?:/;

/** `venv\\Scripts\\activate`: a path of Windows, from which bash takes the backslashes. */
const windowsPath = /^(?:\.?\\)?(?:[\w.-]+\\)+[A-Za-z][\w.-]+(?:[ \t]+#.*)?$/;

/** The words of a key, twelve or more: somebody writes them down. */
const mnemonic = /^(?:[a-z]{3,8} ){11}(?:(?:[a-z]{3,8} ){3}){0,4}[a-z]{3,8}$/;

/** `stock_query({target: "orders"})`, `stock_changes()`: a call in another language; a function of the shell has a body. */
const call = /^[a-z_][\w.]*\((?:\{.*\}|[^()$`{}]*[\w"'] ?[=,] ?[^()$`{}]*)?\);?$/i;
/** `http_seconds{quantile="0.95"}`, `{app="web"} |= "error"`: a question to Prometheus or to Loki. */
const query = /^(?:[a-z_][\w:]*)?\{[a-z_]\w* ?(?:=|=~|!=|!~) ?"/i;
/** `> KEYS *`, `RESTORE DATABASE …`: typed into a database's client. */
const statement = /^(?:> ?[A-Z]{3,}(?: \S|$)|(?:RESTORE|BACKUP) DATABASE |DBCC [A-Z])/;
/** `<http|https>://<account>/…`: how an address is put together. */
const address = /^<[a-z|]+>:\/\//;
/** `STOCK_VERSION` alone names a variable; `k6 >= 0.45`: what is needed; `ssh-ed25519 AAAA…`: a key. */
const named =
  /^(?:[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$|[\w.+-]+ (?:>=|<=|==|~>) ?v?\d|ssh-(?:rsa|ed25519|dss) AAAA|Forwarding from \S)/;

/** True for a line that has the form of a text, a name or a setting, and not that of a command. */
export function isTextForm(line: string): boolean {
  if (line.length >= 1000) return false;
  const text = line.trim();
  return hasArrow(line) || ofText.some((form) => form.test(text));
}

const ofText = [
  call,
  query,
  statement,
  address,
  named,
  holesAlone,
  commit,
  keys,
  exported,
  running,
  windowsPath,
  mnemonic,
];
