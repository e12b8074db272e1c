import { isProgramPath } from './program-paths.ts';

const path =
  /^(?:~|\$\{?\w+\}?|\/[\w.-]+)?\/(?:[\w.+@:${}/-]|\[[\w -]+\]|<[\w -]+>|\{\{[\w .-]+\}\})*$/;
/** A folder, a placeholder, the name of a file that no one runs, or a folder of data above it. */
const data =
  /\/(?:nologin|false)$|\/$|[\]>]|\}\}|\.(?:conf|cfg|cnf|ini|ya?ml|json|toml|xml|txt|log|md|t?gz|xz|bz2|zst|zip|tar|sql|dump|bak|pem|key|crt|service|repo|db|img|iso|qcow2|properties|env)$|^\/(?:var\/(?:log|backups?|spool)|backups?|data|srv\/[^/]+\/(?:backups?|data))\/[^.]*$/;

/** `orders/`, `./dist/`, `pages/layout.tsx`, `/var/log/nginx/*.log`: in a folder, and nothing that runs. */
const relative =
  /^(?:\.{0,2}\/)?[\w@+*()[\]-][\w.@+*()[\]-]*(?:\/[\w.@+*()[\]-]+)*(?:\/|\.(?:png|jpe?g|gif|svg|ico|webp|pdf|tsx?|jsx|css|scss|html?|vue|go|rs|java|c|h|md|mdx|txt|log|csv|ya?ml|json|toml|xml|conf|cfg|ini|sql|tf|lock|gz|tgz|zip|tar|dump|pem|key|crt))$/;

/** True for a path alone that is no program's: `/srv/shop/backups/[ID]`. It says where something is. */
export const isLonePath = (line: string): boolean =>
  line.length < 300 &&
  !line.includes(' ') &&
  (relative.test(line) || (/^[~$/]/.test(line) && path.test(line) && data.test(line))) &&
  !isProgramPath(line);

/** Nothing but paths of the system: three of them are a list, not programs. */
export const areListedPaths = (lines: readonly string[]): boolean =>
  lines.length > 2 && lines.every((line) => /^\/[\w.+-]+(?:\/[\w.+-]+)*$/.test(line));
