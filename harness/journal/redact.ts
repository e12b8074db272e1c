/**
 * Redacts secrets before text is written anywhere. The output of a step that reads a Secret goes entirely;
 * from other text, anything that looks like a password, token or private key.
 */
export function redact(output: string, stepText = ''): string {
  const oneLined = stepText.replaceAll(/\\\r?\n/g, ' ');
  if (secretReads.some((reads) => reads.test(oneLined))) return redactAll(output);
  return patterns.reduce(
    (text, { find, keep }) =>
      text.replace(find, (all: string, ...groups: unknown[]) => {
        const before = keep ? String(groups[0]) : '';
        return `${before}${mark(all.slice(before.length))}`;
      }),
    output,
  );
}

/** Replaces all output by its length; empty output stays empty. */
export function redactAll(output: string): string {
  return output === '' ? output : mark(output);
}

const encoder = new TextEncoder();
const mark = (text: string) => `[redacted: ${encoder.encode(text).length} bytes]`;

/** Commands whose output is always secret. */
const secretReads: readonly RegExp[] = [
  /\bbase64\s[^|;&\n]*?(-d\b|-D\b|--decode\b)/,
  /\b(kubectl|oc)\s[^|;&\n]*\bsecrets?\b[^|;&\n]*(-o|--output|--template)/,
  /\b(kubectl|oc)\s[^|;&\n]*(-o|--output|--template)[^|;&\n]*\bsecrets?\b/,
  /\bkubectl\s[^|;&\n]*\bcreate\s+token\b/,
  /\/(var\/)?run\/secrets\//,
  /\b(printenv|echo|printf)\s[^|;&\n]*(PASSW(OR)?D|PASSPHRASE|SECRET|TOKEN|API_?KEY)\b/,
  /\bconfig\s+get\s+(requirepass|masterauth)\b/i,
  /\b(aws\s+ecr\s+get-login-password|gh\s+auth\s+token|gcloud\s+auth\s+print-\S*token)\b/,
];

const secretName =
  '[\\w.-]{0,64}(?:passw(?:or)?d|passphrase|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|credentials?|authorization)';

interface Pattern {
  readonly find: RegExp;
  /** The first group stays: it names the secret. */
  readonly keep?: boolean;
}

// Every repetition is bounded or over a single character class, so that megabytes of output take linear time.
const patterns: readonly Pattern[] = [
  { find: /-----BEGIN [A-Z ]{0,32}PRIVATE KEY-----[^-]*(-----END [A-Z ]{0,32}PRIVATE KEY-----)?/g },
  // PASSWORD=x, "token": "x", secret: x; but not kubectl's `<set to the key …>`.
  {
    find: new RegExp(
      `(\\b${secretName}["']?[ \\t]{0,40}[:=][ \\t]{0,40})(?!<set to the key)(?:Bearer |Basic )?("[^"\\n]+"|'[^'\\n]+'|[^\\s,;"'}]+)`,
      'gi',
    ),
    keep: true,
  },
  // name: DB_PASSWORD, value: x: a Kubernetes environment variable, on two lines.
  {
    find: new RegExp(
      `(\\bname["']?: ?["']?${secretName}["']?,?\\s{1,40}["']?value["']?: ?)("[^"\\n]*"|[^\\s,}]+)`,
      'gi',
    ),
    keep: true,
  },
  { find: /(^(?:requirepass|masterauth) )\S+/gm, keep: true },
  { find: /(\b(?:Bearer|Basic) )[A-Za-z0-9._~+/=-]{8,}/g, keep: true },
  { find: /(\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:/@]{0,64}:)[^\s@/]{1,256}(?=@)/gi, keep: true },
  { find: /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g },
  { find: /\b(?:gh[pousr]_[A-Za-z0-9]{20,}|AKIA[A-Z0-9]{16}|xox[abprs]-[A-Za-z0-9-]{10,})/g },
];
