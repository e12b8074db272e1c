import type { Style } from './style.ts';

/** A password that only says that it is one: `db_password = "shop_db_pwd"`, in a file that is written. */
export const samplePasswords: readonly Style[] = [
  {
    syntax: 'word',
    inDocuments: true,
    mark: /p(?:ass)?w(?:or)?d["']?[ \t]*[=:]/i,
    pattern:
      /(?<=(?:password|passwd|pwd)["']?[ \t]*[=:][ \t]*["']?)([a-z][a-z\d]*(?:[-_][a-z\d]+)*[-_]?(?:password|passwd|pwd))(?=["']|[,;]?[ \t]*$)/gim,
    isHole: (name, { isDocument }) =>
      isDocument === true && !/^(?:password|passwd|pwd)$/i.test(name),
  },
  {
    syntax: 'word',
    mark: /PASS(?:WORD|WD)?=/,
    // `docker run -e SHOP_PASSWORD=password`: what nobody may leave as it is.
    pattern:
      /(?<=^(?:--env=)?["']?[A-Z][A-Z\d_]{0,40}PASS(?:WORD|WD)?=["']?)(password|passwd|pass|secret|changeit|mysecretpassword|supersecret)(?=["']?$)/g,
    isHole: (_, { before, written }) =>
      /^(?:-e|--env)$/.test(before) || written.startsWith('--env='),
  },
];
