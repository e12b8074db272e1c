import { expect } from 'chai';
import { fixOfDash } from '../../../harness/lint/read/typography.ts';

const certain: Record<string, string> = {
  'find —n': '-',
  'ps —ef': '-',
  'tar —xzf': '-',
  'ss —tulpn': '-',
  'ls —la': '-',
  'rm —rf': '-',
  'kubectl —n': '-',
  'kubectl —it': '-',
  'journalctl —xe': '-',
  'curl —fsS': '-',
  'kubectl —namespace=shop': '--',
  'ls —all': '--',
  'docker —rm': '--',
  'git —hard': '--',
  'systemctl —now': '--',
  'curl —max-time': '--',
  'helm –install': '--',
};
const uncertain = [
  'find —name',
  'find —type',
  'java —jar',
  'terraform —auto-approve',
  'terraform -–auto-approve',
  'openssl —noout',
  'ffmpeg —vcodec',
  'go —race',
  'shopctl —force',
  'kubectl –it',
  'rm –rf',
];

describe('the fix of a dash', () => {
  const fixed = (text: string) => {
    const [program = '', word = ''] = text.split(' ');
    return fixOfDash(program, word)?.new;
  };
  for (const [text, right] of Object.entries(certain))
    it(`${text}: ${right}`, () => expect(fixed(text)).to.equal(right));
  for (const text of uncertain) it(`${text}: none`, () => expect(fixed(text)).to.equal(undefined));
});
