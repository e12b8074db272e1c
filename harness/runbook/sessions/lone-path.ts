import { isProgramPath } from './program-paths.ts';

const path =
  /^(?:~|\$\{?\w+\}?|\/[\w.-]+)?\/(?:[\w.+@:${}/-]|\[[\w -]+\]|<[\w -]+>|\{\{[\w .-]+\}\})*$/;
/** A folder, a placeholder, the name of a file that no one runs, or a folder of data above it. */
const data =
  /\/(?:nologin|false)$|\/$|[\]>]|\}\}|\.(?:conf|cfg|cnf|ini|ya?ml|json|toml|xml|txt|log|md|t?gz|xz|bz2|zst|zip|tar|sql|dump|bak|pem|key|crt|service|repo|db|img|iso|qcow2|properties|env)$|^\/etc\/(?!(?:init|rc\d?)\.d\/|cron)|^\/(?:var\/(?:log|backups?|spool)|backups?|data|srv\/[^/]+\/(?:backups?|data))\/[^.]*$|^\/path\/to\/(?:[\w-]+\/)*(?:data|backups?|folder|dir|directory|db|database|volumes?|mount|storage|logs?|config|project)(?:\/[\w-]+)*$/;

/** `orders/`, `./dist/`, `pages/layout.tsx`, `/var/log/nginx/*.log`: in a folder, and nothing that runs. */
const relative =
  /^(?:\.{0,2}\/)?[\w@+*()[\]-][\w.@+*()[\]-]*(?:\/[\w.@+*()[\]-]+)*(?:\/|\.(?:png|jpe?g|gif|svg|ico|webp|pdf|tsx?|jsx|css|scss|html?|vue|go|rs|java|c|h|md|mdx|txt|log|csv|ya?ml|json|toml|xml|conf|cfg|ini|sql|tf|lock|gz|tgz|zip|tar|dump|pem|key|crt))$/;

/** True for a path alone that is no program's: `/srv/shop/backups/[ID]`. It says where something is. */
export const isLonePath = (line: string): boolean => isDataPath(withoutRemark(line));

const isDataPath = (line: string): boolean =>
  line.length < 300 &&
  !line.includes(' ') &&
  (relative.test(line) || (/^[~$/]/.test(line) && path.test(line) && data.test(line))) &&
  !isProgramPath(line);

/** `~/orders/   # the whole history`, but not `/ # ls`, which is a prompt. */
const withoutRemark = (line: string) =>
  line.includes(' #') ? line.replace(/^(\S{3,})\s+#.*$/, '$1') : line;

/** Nothing but paths: three of the system are a list, not programs, and so are two if nobody can run one of them. */
export function areListedPaths(lines: readonly string[]): boolean {
  if (lines.length < 2 || !/^[~$/.]/.test(lines[0] ?? '')) return false;
  const paths = lines.map(withoutRemark);
  if (lines.length > 2 && paths.every((line) => /^\/[\w.+-]+(?:\/[\w.+-]+)*$/.test(line)))
    return true;
  const isPath = (line: string) => path.test(line) && line.length < 300 && !isProgramPath(line);
  return paths.every(isPath) && paths.some(isDataPath);
}
