import { isAnswer } from '../sessions/printed-line.ts';

const orders =
  'run|running|use|using|execute|executing|call|calling|invoke|invoking|start|launch|enter|type|try|issue|with|via|by|through';

/** True where the text above shows a program by its name in code: "`ledger-gaps` finds them". */
export const isNamedAbove = (line: string, above: string): boolean => {
  const [program = ''] = line.split(' ', 1);
  return /^[a-z][\w.+-]+$/.test(program) && above.includes(`\`${program}\``);
};

/** True for one word alone that the text above says to run: "Run `stockd`:", "Enable the stockd command:". */
export const isCalledAbove = (line: string, above: string): boolean => {
  if (!/^[a-z][\w.+-]{2,}$/.test(line) || isAnswer(line)) return false;
  const name = line.replace(/[.+]/g, '\\$&');
  return new RegExp(
    `\\b(?:run|running|execute|executing|launch|invoke)\\s+\`+${name}\`|\\b(?:run|(?:re)?start|stop|(?:en|dis)able)\\s(?:the\\s)?\`*${name}\`*\\s(?:command|daemon)\\b`,
    'i',
  ).test(above);
};

/** True where the text above says to run that program: "run `park_carts` for each region". */
export const isOrderedAbove = (line: string, above: string): boolean => {
  const [program = ''] = line.split(' ', 1);
  return (
    isNamedAbove(line, above) &&
    new RegExp(
      `\\b(?:${orders})(?: the| a)?(?: [\\w-]+)? \`+${program.replace(/[.+]/g, '\\$&')}\``,
      'i',
    ).test(above)
  );
};
