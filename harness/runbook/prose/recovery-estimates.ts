const estimate =
  /^(?:(?:time|duration)[ -]estimate|estimated (?:time|duration)|(?:expected|typical) duration)$/i;
const kind = '(?:options?|scenarios?|methods?|strateg(?:y|ies)|paths?|procedures?|plans?)';
const named = new RegExp(
  String.raw`^[\W\d]*(?:(?:full|partial|disaster|service|system|database|cluster|manual|automatic|emergency)\s+)*(?:recovery|restoration|restore|failover)\s+${kind}\b`,
  'i',
);
const chosen = new RegExp(
  String.raw`^[\W\d]*${kind}\s+[\dA-Z]{1,2}\s*[:.)–—-]+\s*(?:full |partial |manual |automatic )?(?:recover\w*|restor\w+|fail(?:ing)?[ -]?over)\b`,
  'i',
);

/** True for "Time estimate: …" under the heading of a way to recover: "Recovery procedure", "Option A: restore …". */
export const estimatesRecovery = (label: string, headings: readonly string[]): boolean =>
  estimate.test(label.trim()) &&
  headings.some((title) => title.length < 200 && (named.test(title) || chosen.test(title)));
