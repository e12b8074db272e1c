import { printers, type Style } from './style.ts';

/** What stands for a user, a password, a host, a port or a database in an address. */
const login =
  /^(?:USER(?:NAME)?|PW|PASS(?:W(?:OR)?D)?|PWD|SECRET|TOKEN|(?:DB_?)?HOST(?:NAME)?|SERVER|IP|DOMAIN|PORT|DB_?(?:USER|PASS(?:WORD)?|NAME|PORT)?|DATABASE|[A-Z][A-Z\d_]*_(?:USER|PASS(?:WORD)?|PW|HOST|IP|ADDR(?:ESS)?|PORT|DB|NAME|ID|KEY|TOKEN))$/;
/** Parts of a path that name somebody's own thing: `github.com/ORG/REPO`. */
const own =
  /^(?:ORG(?:ANI[SZ]ATION)?|OWNER|REPO(?:SITORY)?|USER(?:NAME)?|DB_?NAME|DB|DATABASE|PROJECT|TENANT|BUCKET|U[LU]ID|[A-Z]+_(?:ID|NAME))$/;

/** Words in capitals inside an address with a scheme: `postgres://USER:PW@HOST/DBNAME`. */
export const urlParts: readonly Style[] = [
  {
    syntax: 'capitals',
    mark: /:\/\/\S*[A-Z]{2}/,
    pattern: /(?<=[a-z]:\/\/(?:[^\s/]{0,80}[:@])?)([A-Z][A-Z\d_]{1,30})(?=[:@/?]|$|["'])/g,
    not: printers,
    isHole: (name) => login.test(name),
  },
  {
    syntax: 'capitals',
    mark: /:\/\/\S*\/[A-Z]{2}/,
    pattern: /(?<=[a-z]:\/\/[^\s?]{1,120}\/)([A-Z][A-Z\d_]{1,30})(?=[/?]|\.git\b|$|["'])/g,
    not: /^(?:echo|printf|read|[efz]?grep|rg|[gm]?awk|sed|perl|jq|yq|tr|cat)$/,
    isHole: (name) => own.test(name),
  },
  {
    syntax: 'word',
    mark: /git@|\/\/(?:www\.)?git/,
    pattern:
      /(?<=git@[\w.-]{1,60}:|https?:\/\/(?:www\.)?(?:github|gitlab)\.com\/)(user(?:_?name)?|owner|my-?(?:org|user|name))(?=\/)/g,
  },
  {
    syntax: 'brace',
    mark: /[:/]\{[A-Za-z][\w-]*\}\//,
    // Git has braces of its own, but none in an address.
    pattern: /(?<=git@[\w.-]{1,60}:|https?:\/\/[\w.-]{1,60}\/)(\{([A-Za-z][\w-]{1,40})\})(?=\/)/g,
  },
];
