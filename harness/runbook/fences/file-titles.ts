import { isTyped } from '../sessions/typed.ts';
import type { FenceLine } from './fence-lines.ts';

const title =
  /(?:^|[\s{,])(?:title|file-?name|file|name)\s?=\s?(?:"([^"]+)"|'([^']+)'|([^\s"'{}]+))/i;
/** A path or a name, of a kind of file that holds settings. */
const settings =
  /^[\w.~$/{}@:+-]*(?:\.(?:conf|cfg|cnf|rc|ini|ya?ml|json|toml|xml|service|timer|socket|env|properties|rules|list|repo|tf|hcl|cron|network|netdev|mount|plist|local)|\/\.?(?:bashrc|zshrc|profile|bash_profile|bash_aliases)|\.env(?:\.\w+)?)$|^(?:\.env(?:\.\w+)?|\.?(?:bashrc|zshrc|bash_profile|envrc)|crontab)$|^\/etc\/(?!init\.d\/)[\w./@+-]+$/;
const script = /\.(?:ba|z|k)?sh$/;

/** True for the path or the name of a file that holds settings: `/etc/shop/shop.rc`. */
export const isSettingsFile = (name: string): boolean => settings.test(name) && !script.test(name);

const programs =
  /^\s*(?:\$ |sudo |(?:vi|vim|nano|cat|less|tail|cp|mv|tee|chmod|chown|mkdir|systemctl|kubectl|helm|docker) )/;

/**
 * True for a fence whose title names a file of settings: its lines are the content of that file. A title can also say
 * which file the commands are about.
 */
export function isFileContent(info: string, lines: readonly FenceLine[]): boolean {
  if (!info.includes('=')) return false;
  const [, ...names] = title.exec(info) ?? [];
  const name = names.find((each) => each !== undefined)?.trim();
  if (name === undefined || !isSettingsFile(name)) return false;
  const isAbout = ({ text }: FenceLine) =>
    programs.test(text) || (text.includes(name) && isTyped(text.trimStart()));
  return !lines.some(isAbout);
}
