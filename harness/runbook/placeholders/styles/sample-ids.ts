import type { Style } from './style.ts';

/** `0000…`, `1111…`, and the digits in their order: nobody has such an identifier. */
const isSample = (digits: string): boolean =>
  /^(.)\1*$/.test(digits) ||
  '01234567890abcdef01234567890'.startsWith(digits) ||
  '1234567890abcdef01234567890'.startsWith(digits) ||
  '123456789012345678901234'.startsWith(digits) ||
  'abcdef0123456789abcdef'.startsWith(digits);

const local = /^(?:awslocal|samlocal|cast|forge)$/;

/** Identifiers that stand for another: of zeros, of one digit repeated, of digits in their order. */
export const sampleIds: readonly Style[] = [
  {
    syntax: 'word',
    mark: /-/,
    pattern: /(?<![\w-]|_uuid=)([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})(?![\w-])/gi,
    isHole: (name) => name.toLowerCase().split('-').every(isSample),
  },
  {
    syntax: 'word',
    mark: /-(?:0{6}|1{6}|0?12345|abcdef)/,
    pattern:
      /(?<![\w-])((?:i|vol|snap|sg|subnet|vpc|ami|eni|rtb|igw|nat|eipalloc|fs|lt|acl|tgw|vpce)-[\da-f]{6,17})(?![\w-])/g,
    isHole: (name) => isSample(name.slice(name.indexOf('-') + 1)),
  },
  {
    syntax: 'word',
    mark: /arn:aws|\.dkr\.ecr\./,
    pattern:
      /((?<=arn:aws[\w-]{0,12}:[\w-]{1,40}:[\w-]{0,20}:)\d{12}(?=:)|(?<![\w.-])\d{12}(?=\.dkr\.ecr\.))/g,
    not: local,
    isHole: isSample,
  },
  {
    syntax: 'word',
    mark: /arn:aws\S*:(?:region|account)/,
    pattern:
      /(?<=arn:aws[\w-]{0,12}:[\w-]{1,40}:)(region)(?=:)|(?<=arn:aws[\w-]{0,12}:[\w-]{1,40}:[\w-]{0,20}:)(account(?:[-_]?id)?)(?=:)/g,
    not: local,
  },
  {
    syntax: 'word',
    mark: /-(?:y{4}|z{4})/,
    // The second and the third after `sg-xxxxx`.
    pattern:
      /(?<![\w.$-])([a-z][a-z\d]{0,20}-(?:y{5,17}|z{5,17})|(?:i|vol|snap|sg|subnet|vpc|ami|eni|rtb|igw|nat)-(?:y{4}|z{4}))(?![\w-])/g,
  },
  {
    syntax: 'word',
    mark: /[A-Z]1234567890/,
    // `Z1234567890ABC`: digits and letters in their order.
    pattern: /(?<![\w-])([A-Z]{1,4}1234567890(?:A|AB|ABC|ABCD|ABCDE|ABCDEF)?)(?![\w-])/g,
    not: local,
  },
  {
    syntax: 'word',
    mark: /-0{8}/,
    // Not `segment-00000000.log`: programs number their files so.
    pattern: /(?<![\w.-])([a-z][a-z\d-]{0,60}?-0{8,}(?:-0{4,})?)(?![\w.-])/g,
  },
];
