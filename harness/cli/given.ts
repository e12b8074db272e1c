/** An option with its value, as the command line has them: `--most 0`, `--most ""`. */
export const given = (option: string, value: string): string =>
  `${option} ${value === '' ? '""' : value}`;
