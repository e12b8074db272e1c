import type { Rule } from '../../engine/rule.ts';
import { commentNeverClosed } from './comment-never-closed.ts';
import { fenceInsideHtml } from './fence-inside-html.ts';
import { fenceNeverClosed } from './fence-never-closed.ts';
import { nestedTooDeep } from './nested-too-deep.ts';

/** What Markdown takes for something else than its writer, so that commands are hidden or others added. */
export const markdownRules: readonly Rule[] = [
  fenceNeverClosed,
  fenceInsideHtml,
  commentNeverClosed,
  nestedTooDeep,
];
