// Every format of `check`, one line each.
export { githubFormat } from './github.ts';
export { jsonFormat } from './json.ts';
export { markdownFormat } from './markdown.ts';
export { sarifFormat } from './sarif.ts';
export { textFormat } from './text.ts';
