import type { Style } from './style.ts';

const texts = /^(?:echo|printf|read|[efz]?grep|rg|[gm]?awk|sed|perl|jq|yq|tr|tshark)$/;
const machine =
  'node|machine|vm|host|hostname|host-?name|remote|remote-?(?:host|server)|server|(?:server|host|node|vm|machine|instance)[-_]?(?:ip|name|address)|ip(?:[-_]?address)?';

/** A mailbox that stands for another. */
export const sampleMail =
  '(?:me|you|user|name|someone|somebody|your[-_]?(?:name|email)?)@(?:address|domain|email|company|your[-_]?domain)\\.(?:com|org|net|tld)';

/** Addresses with a letter where a number has to stand, and hosts that stand for another. */
export const addresses: readonly Style[] = [
  {
    syntax: 'word',
    mark: /[xX]\.|\.[xX]/,
    pattern:
      /(?:(?<![\w.-])|(?<=^-h))((?=[\d.]*[xX])(?:\d{1,3}|[xX]{1,3})(?:\.(?:\d{1,3}|[xX]{1,3})){3}|v?(?:x\.x\.x|X\.X\.X)(?:-[a-z]{2,12})?)(?![\w-]|\.\w)/g,
    not: texts,
  },
  {
    syntax: 'word',
    mark: /a\.b\.c\.d|A\.B\.C\.D|w\.x\.y\.z/,
    pattern: /(?<![\w.-])(a\.b\.c\.d|A\.B\.C\.D|w\.x\.y\.z)(?![\w-]|\.\w)/g,
    not: texts,
  },
  {
    syntax: 'word',
    mark: /\.(?:ip|hostname)\b|\bip\.addr/,
    // `server.public.ip.address`, `node.ip`: words where an address has to stand.
    pattern:
      /(?<![\w.$-])((?:(?:your|my|the|public|private|server|host|node|vm|machine|instance|remote|new|old|target|validator|master|worker)\.){1,3}ip(?:\.addr(?:ess)?)?|ip\.address|(?:your|my|the|server|remote)\.(?:server\.)?hostname)(?![\w-]|\.\w)/g,
    not: texts,
  },
  {
    syntax: 'word',
    mark: /N\.N|12\.34\.56\.78|\d{3}\.\d{3}\.\d{3}\.\d{3}/,
    // Digits in their order, and numbers that no address has: `111.222.333.444`.
    pattern:
      /(?<![\w.-])(N{1,3}(?:\.N{1,3}){3}|12\.34\.56\.78|(?=\S*\b(?:2[6-9]\d|25[6-9]|[3-9]\d\d))\d{3}(?:\.\d{3}){3})(?![\w-]|\.\w)/g,
    not: texts,
    isHole: (_, { written }) => !/^[a-z][\w.-]*=/.test(written),
  },
  {
    syntax: 'word',
    mark: /xx-xx/,
    pattern: /(?<![\w.-])((?:[a-z\d]{1,20}-)?(?:xx-){2,3}xx(?:\.[\w-]{1,40}){0,6})(?![\w-])/g,
    not: texts,
  },
  {
    syntax: 'word',
    mark: /user\w*@/,
    pattern: new RegExp(
      `(?<![\\w.-])((?:your)?(?:user|username)@(?:${machine}))(?![\\w-]|\\.\\w)`,
      'g',
    ),
    not: texts,
  },
  {
    syntax: 'word',
    mark: /@[hrsnvmi]/,
    pattern: new RegExp(
      `(?<=\\w@)((?!remote|(?:node|machine|vm|server)(?![-_])|host(?!name|[-_]))(?:${machine}))(?![\\w-]|\\.\\w)`,
      'g',
    ),
    not: texts,
  },
  {
    syntax: 'word',
    mark: /@(?:address|domain|email|company|your)/,
    pattern: new RegExp(`(?<![\\w.-])(${sampleMail})(?![\\w-]|\\.\\w)`, 'g'),
    not: texts,
  },
  {
    syntax: 'word',
    mark: /@\S*example\./,
    // Whose commits these are: no other address of example.com need stand for another.
    pattern: /^["']?([\w.+-]{1,60}@(?:[\w-]{1,40}\.)?example\.(?:com|org|net))["']?$/g,
    isHole: (_, { before }) => before === 'user.email',
  },
  {
    syntax: 'capitals',
    inDocuments: true,
    mark: /@MY_/,
    // Not `name: MY_NODE_NAME`, which a manifest calls so.
    pattern: /(?<=\w@)(MY_[A-Z\d_]{1,30}[A-Z\d])(?![\w-])/g,
  },
  {
    syntax: 'capitals',
    mark: /\bIP\b/,
    pattern: /(?<=^|@|\/\/)(IP)(?=$|[:/])/g,
    not: /^(?:echo|printf|read|export|unset|printenv|[efz]?grep|rg|[gm]?awk|sed|jq|yq|for|ps)$/,
  },
  {
    syntax: 'word',
    mark: /\/:[a-zA-Z]/,
    pattern: /(?<=\/)(:[a-zA-Z]\w{1,30})(?=$|[/?"'])/g,
    not: /^(?:git|sed|[gm]?awk|perl|[efz]?grep|rg)$/,
    // Google's addresses have methods of their own behind a colon, and Bazel's targets have one in their names.
    isHole: (_, { written }) => !written.includes('googleapis.com') && !written.startsWith('//'),
  },
];
