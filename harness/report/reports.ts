// Every report that a run writes, one a line.
export { editsReport } from './edit/markdown.ts';
export { htmlReport } from './html.ts';
export { jsonReport } from './json.ts';
export { junitReport } from './junit.ts';
export { summaryReport } from './markdown.ts';
