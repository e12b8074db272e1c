const orders =
  'run|running|use|using|execute|executing|call|calling|invoke|invoking|start|launch|enter|type|try|issue|with|via|by|through';

/** True where the text above shows a program by its name in code: "`ledger-gaps` finds them". */
export const isNamedAbove = (line: string, above: string): boolean => {
  const [program = ''] = line.split(' ', 1);
  return /^[a-z][\w.+-]+$/.test(program) && above.includes(`\`${program}\``);
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
