import { expect } from 'chai';
import { hasOneDash } from '../../../harness/lint/read/typography.ts';

const one = [
  'ls –la',
  'kubectl –n',
  'kubectl –it',
  'docker –ti',
  'tar –xzvf',
  'ss –tulpn',
  'ps –ef',
  'curl –fsSL',
  'nmap –Pn',
  'head –n5',
  'find –name',
  'java –jar',
  'openssl –noout',
  'rm –rf',
  'journalctl –xe',
];
const two = [
  'kubectl –all',
  'docker –rm',
  'rm –force',
  'kubectl –all-namespaces',
  'git –global',
  'helm –set',
  'ls –color',
  'systemctl –now',
  'kubectl –namespace=shop',
  'aws –region',
];

describe('the dashes that a word with a wrong one is meant to have', () => {
  const read = (text: string) => {
    const [program = '', word = ''] = text.split(' ');
    return hasOneDash(program, word);
  };
  for (const text of one) it(`one: ${text}`, () => expect(read(text)).to.equal(true));
  for (const text of two) it(`two: ${text}`, () => expect(read(text)).to.equal(false));
});
