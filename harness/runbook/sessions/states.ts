/** `connection refused`, `not ready`, `in progress`: the state of something, not a call. */
const state =
  /^\S+ (?:\w+(?:ed|ing|able|ful)|not|in|on|off|up|down|out|ready|ok|full|lost|reset|error|failure|found|mode|candidate|version|only)(?:$| )/;

export const isState = (line: string): boolean => state.test(line);
