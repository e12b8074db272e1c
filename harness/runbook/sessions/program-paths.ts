/** `bin/drain orders`, `/opt/shop/bin/drain`, `scripts/check.sh`: a program by its path, without options. */
const program =
  /^(?:(?:\.{0,2}\/|~\/)?(?:[\w.+-]+\/){0,6}(?:s?bin|scripts?|tools?|hack|ops)\/[\w.+/-]*[\w+-]|(?:\.{0,2}\/|~\/)?(?:[\w.+-]+\/){1,6}[\w.+-]+\.(?:sh|bash|py|rb|pl))((?: [^\s|&;()]+){0,8})$/;
/** A file of data, or a shell that lets nobody in: it stands in lists, and nobody starts it. */
const noProgram =
  /^(?:\/usr)?\/s?bin\/(?:nologin|false)$|\.(?:conf|cfg|ini|ya?ml|json|toml|txt|log|md|gz|tgz|zip|sql|pem|key|crt|service)$/;

export const isProgramPath = (line: string): boolean =>
  line.length < 300 && program.test(line) && !noProgram.test(line.split(' ', 1)[0] ?? '');

/** True for a command that prints paths: a path alone below it is its output. */
export const printsPaths = (line: string): boolean =>
  /(?:^|[|;&(] ?|sudo )(?:which|whereis|find|ls|locate|command|type|readlink|realpath|echo|printf|cat|dirname|git|rpm|dpkg|apk|ps|pgrep|lsof|tar|unzip|xargs|tree|du|stat)\b|^(?:e?grep|rg)\b/.test(
    line,
  );
