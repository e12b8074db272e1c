import type { Block } from '../../runbook/markdown/block.ts';
import { type Announcement, announcementIn } from '../../runbook/sessions/announcements.ts';

/** What the block right above a fence says about it. */
export function announcedAbove(block: Block | undefined): Announcement | undefined {
  if (block === undefined || block.kind === 'fence') return undefined;
  return announcementIn(block.kind === 'item' ? (block.prose?.text ?? '') : block.text);
}
