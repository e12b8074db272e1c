import { isProgramPath } from './program-paths.ts';

const path =
  /^(?:~|\$\{?\w+\}?|\/[\w.-]+)?\/(?:[\w.+@:${}/-]|\[[\w -]+\]|<[\w -]+>|\{\{[\w .-]+\}\})*$/;
/** A folder, a placeholder, the name of a file that no one runs, or a folder of data above it. */
const data =
  /\/$|[\]>]|\}\}|\.(?:conf|cfg|cnf|ini|ya?ml|json|toml|xml|txt|log|md|t?gz|xz|bz2|zst|zip|tar|sql|dump|bak|pem|key|crt|service|repo|db|img|iso|qcow2|properties|env)$|^\/(?:var\/(?:log|backups?|spool)|backups?|data|srv\/[^/]+\/(?:backups?|data))\/[^.]*$/;

/** True for a path alone that is no program's: `/srv/shop/backups/[ID]`. It says where something is. */
export const isLonePath = (line: string): boolean =>
  line.length < 300 &&
  /^[~$/]/.test(line) &&
  path.test(line) &&
  data.test(line) &&
  !isProgramPath(line);
