/** "Prerequisites": mostly facts, with a few things to do among them. */
const required =
  /^\W*(?:\d[\d.)]*\s+)?(?:pre-?requisites?|requirements?|what you need|dependencies)\b/i;
/** "Before you begin", "Setup", "Installing the proxy": what is listed there is to be done. */
const preparing =
  /^\W*(?:\d[\d.)]*\s+)?(?:(?:before (?:you|we) (?:begin|start)|(?:initial |first |local |one-time |environment |cluster |manual |quick )?(?:set-?up|setting up|installation|preparations?|bootstrapping)|install(?:ing)?|prepar(?:e|ing)|getting started|set up)\b)(?! (?:is|was|are|were|has|of the|guides?|notes?|docs?|overview)\b)/i;
/** "It is installed as follows:", "This is how the cache is rebuilt:". */
const asFollows =
  /(?:\b(?:is|was|are|were|be|been|get|gets|got)\s+(?:\w+ly )?|^)(?:re-?)?(?:installed|set ?up|configured|built|deployed|created|prepared|made|upgraded|updated|restored|started|restarted|stopped|bootstrapped|initiali[sz]ed|provisioned|reset|recovered|rebuilt|replaced|removed|enabled|migrated|rotated|renewed|released|done)\b(?:[^.:]{0,80}(?:as follows|like this|like so|this way|thus|in these steps|with these (?:commands|steps))|):$/i;
/** The heading "How it was installed". */
const howDone =
  /^how [\w ]{1,60}\b(?:is|was|are|were|gets) (?:installed|set up|configured|built|deployed|prepared|upgraded|restored)$/i;
const how = /^(?:this|here) is how\b|^how to \w+|^(?:to|in order to) \w+[^.:]{0,100}:$/i;
const follows =
  /(?:as follows|like this|like so|this way|thus|in these steps|with these (?:commands|steps)):$/i;

export const requires = (label: string): boolean => label.length < 200 && required.test(label);

/** True for a label of a list whose commands are to be run, although no word of it is an order. */
export const prepares = (label: string): boolean =>
  label.length < 300 &&
  (preparing.test(label) ||
    howDone.test(label) ||
    (asFollows.test(label) && follows.test(label)) ||
    (label.endsWith(':') && how.test(label)));

const installer =
  /^(?:sudo )?(?:brew (?:install|tap|cask)|(?:apt|apt-get|yum|dnf|microdnf|zypper|pkg|port|snap|apk|xbps-install|nix-env|asdf|mise|krew|kubectl krew|gem|cargo|go|npm|pnpm|yarn|bun|pip|pip3|pipx|uv tool|uv pip|poetry|conda|mamba|python3? -m pip|helm plugin|gcloud components|az extension|opkg|emerge|pacman|flatpak)(?: -\S+)* (?:install|add|i|get|global add|-S)\b|zypper(?: -\S+)* in |pacman -S\w* |rustup |dpkg -i )/;

export const installs = (command: string): boolean => installer.test(command);

/** "macOS:", "On Debian and Ubuntu:", "- Linux (": for readers of that system. */
const system =
  /(?:^|[.;] +|[.;]? *\()(?:(?:on|for|with|via|using) )?(?:mac ?os(?: ?x)?|mac|osx|linux|debian|ubuntu|fedora|centos|rhel|red ?hat|rocky(?: linux)?|alma(?:linux)?|alpine|arch(?: linux)?|(?:open)?suse|sles|amazon linux|freebsd|openbsd|windows(?: \(wsl\))?|wsl2?|homebrew|brew|apt|yum|dnf|pip|npm|pacman|snap)(?:(?:\/|, | and | or |-based | and derivatives| )[\w/, ()-]{0,40})?(?: ?[:(–—-]| ->| →)$/i;

/** True for words that only say for which system the command behind them is. */
export const namesSystem = (before: string): boolean => before.length < 300 && system.test(before);

/** "jq (", "jq:", "jq -", or nothing at all: what the command behind it installs. */
const tool = /^(?:[\w.+ @/-]{1,40} ?(?:[:(–—]| -))?$/;
export const namesTool = (before: string): boolean => tool.test(before);
