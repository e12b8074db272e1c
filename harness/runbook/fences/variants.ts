const systems =
  '(?:mac ?os(?: ?x)?|osx|linux|debian|ubuntu|fedora|centos|rhel|red ?hat(?: enterprise linux)?|rocky(?: linux)?|alma ?linux|alpine(?: linux)?|arch(?: linux)?|(?:open)?suse|sles|amazon linux(?: 2)?|freebsd|windows|wsl2?|x86(?:[_-]64)?|amd64|x64|arm64|aarch64|armv7|apple silicon|apt|yum|dnf|zypper|pacman|homebrew)(?: \\d[\\d.]*)?';
/** "Ubuntu/Debian", "On macOS:", "For RHEL-based systems" */
const ofSystem = new RegExp(
  `^(?:(?:on|for|in) )?${systems}(?:[/,&+ ]+(?:(?:and|or) )?${systems})*(?:[ -](?:based|like|systems?|hosts?|users?|only))*(?: ?\\([^()]*\\))?:?$`,
  'i',
);
/** "Using Docker", "With Helm 3": what a reader may have. */
const ofTool =
  /^(?:[Uu]sing|[Ww]ith|[Vv]ia|[Ii]f using) (?:the )?(?:[A-Z][\w/.+-]*|(?:docker(?:[- ]compose)?|podman|kubectl|helm|systemd|systemctl|apt|yum|dnf|brew|pip|npm|k3s|crictl|containerd|terraform|ansible)\b)(?: [\w/.+-]+){0,2}:?$/;
/** "For Kubernetes adapters", "For OpenStack/AWS clusters", "For Redis" names something that is there anyway. */
const ofKind =
  /^[Ff]or (?:the )?[A-Z][\w/., +-]* (?:adapters?|drivers?|clusters?|providers?|backends?|users?|installations?|deployments?|distributions?|setups?|environments?|engines?|runtimes?|\d[\d.]*):?$/;

const mayTell = new RegExp(`^(?:on|for|in|using|with|via|if using|${systems})\\b`, 'i');

/** True for a comment or a label that only says for whom the commands below it are. */
export const isVariant = (comment: string): boolean =>
  comment.length < 100 &&
  mayTell.test(comment) &&
  [ofSystem, ofTool, ofKind].some((form) => form.test(comment));

/**
 * The comments of a fence that divide it into variants, two or more: "Ubuntu" above one command and "CentOS" above another.
 * A reader follows only one of them.
 */
export function variantsAmong(comments: readonly string[]): ReadonlySet<string> {
  const found = new Set(comments.filter(isVariant));
  return found.size > 1 ? found : new Set();
}
