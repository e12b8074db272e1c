import { redacted } from './redacted.ts';
import { isSecretName } from './secret-names.ts';

/** Takes out what is a secret by its form: keys, tokens, headers, passwords in addresses and SQL. */
export function redactPatterns(text: string): string {
  const plain = patterns.reduce(
    (before, pattern) =>
      before.replace(pattern, (all: string, kept: unknown) => {
        const start = typeof kept === 'string' ? kept : '';
        return `${start}${redacted(all.slice(start.length))}`;
      }),
    text,
  );
  return plain
    .replace(nameThenValue, (all, before: string, name: string, between: string, value: string) =>
      isSecretName(name) && !isRedacted(value)
        ? `${before}${name}${between}${redacted(value)}`
        : all,
    )
    .replace(valueThenName, (all, before: string, value: string, between: string, name: string) =>
      isSecretName(name) && !isRedacted(value)
        ? `${before}${redacted(value)}${between}${name}`
        : all,
    );
}

const isRedacted = (value: string) => value.startsWith('[redacted');

// Every repetition is bounded or of one class, so that megabytes of output take linear time. The first
// group, if a pattern has one, stays.
const patterns: readonly RegExp[] = [
  /-----BEGIN [A-Z ]{0,32}PRIVATE KEY(?: BLOCK)?-----[^-]*(?:-----END [A-Z ]{0,32}PRIVATE KEY(?: BLOCK)?-----)?/g,
  /((?<![\w-])(?:set-)?cookie2?:[ \t]{0,40})(?!\[redacted)[^"'\r\n]+/gi,
  /(^[ \t]{0,40}(?:requirepass|masterauth)[ \t]{1,40})\S+/gm,
  // What CONFIG GET prints: the name, and its value on the next line.
  /((?<!\w)(?:requirepass|masterauth)"?\r?\n(?:[ \t]{0,8}\d{1,9}\) )?)(?:"[^"\n]+"|[^\s"]+)/g,
  /(\b(?:PASSWORD|IDENTIFIED(?: WITH \S{1,64})? BY)[ \t]{1,40})(?:'[^'\n]+'|"[^"\n]+")/gi,
  /((?<!\S)--(?:[a-z]{1,20}-){0,3}(?:password|passphrase|secret|token|api-key|secret-key|access-key)[ \t]{1,40})(?!-|\[redacted)(?:"[^"\n]+"|'[^'\n]+'|\S+)/g,
  /(\b(?:Bearer|Basic) )[A-Za-z0-9._~+/=-]{8,}/g,
  /(\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:/@]{0,64}:)(?!\[redacted)[^\s/]{1,256}(?=@)/gi,
  /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g,
  /\b(?:gh[pousr]_[A-Za-z0-9]{20,}|github_pat_\w{20,}|glpat-[\w-]{16,}|npm_[A-Za-z0-9]{30,})/g,
  /\b(?:(?:AKIA|ASIA)[A-Z0-9]{16}|AIza[\w-]{30,}|xox[abeprs]-[A-Za-z0-9-]{10,})/g,
  /\b(?:hv[sbr]\.[\w-]{16,}|sha256~[\w-]{20,}|[sr]k_(?:live|test)_\w{16,})/g,
  // Also with one word between, as `sk-proj-`; a name of a pod has no capital letter in it.
  /\bsk-(?=[\w-]{0,64}[A-Z])(?=[\w-]{0,64}\d)[\w-]{20,}/g,
];

// The two fields of a Kubernetes environment variable, as YAML or JSON, in either order.
const value = '("(?:[^"\\\\\\n]|\\\\.){0,4096}"|\'[^\'\\n]{0,4096}\'|[^\\s,}"\']{1,256})';
const key = (name: string) => `(?<![\\w:.-])["']?${name}["']?[ \\t]{0,40}:\\s{0,40}`;
const next = ',?\\s{1,40}|,';
const nameThenValue = new RegExp(
  `(${key('name')}["']?)([\\w.-]{1,128})(["']?(?:${next})["']?value["']?[ \\t]{0,40}:[ \\t]{0,40})${value}`,
  'g',
);
const valueThenName = new RegExp(
  `(${key('value')})${value}((?:${next})["']?name["']?[ \\t]{0,40}:\\s{0,40}["']?)([\\w.-]{1,128})`,
  'g',
);
