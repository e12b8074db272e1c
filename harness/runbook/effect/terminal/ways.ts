// How programs use the terminal, as a finding says it after the program's name; the tables share these words.

export const sure = 'asks before it goes on';
export const secret = 'asks for a password';
export const login = 'asks who you are, or opens a browser';
export const questions = 'asks questions';
export const commands = 'waits for commands';
export const input = 'waits for its input';
export const editor = 'opens an editor';
export const fills = 'fills the screen and waits for keys';
export const opens = 'opens a shell that waits for commands';
export const remote = 'opens a shell on another machine';
export const attaches = 'attaches the terminal to the machine';
export const serves = 'serves for ever';
export const forwards = 'forwards for ever';
export const follows = 'follows';
export const watches = 'watches for ever';
export const refreshes = 'refreshes for ever';
export const reads = 'reads for ever';
export const traces = 'traces until somebody stops it';
export const noCount = 'without a count never stops';
export const serversWait = 'waits until somebody connects';
export const goesOn = 'goes on for ever';

/** Options that answer the question of most programs. */
export const yes = / (?:-\w*y\w*|--yes|--assume-?yes)(?: |=|$)/;
