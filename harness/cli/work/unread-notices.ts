import type { LintDocument } from '../../lint/read/document.ts';
import { type Unread, unreadCommands } from '../../lint/read/unread.ts';
import { formatPlace } from '../../scenario/place.ts';

/** What of a runbook was not checked, as sentences; also that there was nothing in it to check. */
export function unreadNotices(document: LintDocument): readonly string[] {
  const notices = [...unreadCommands(document)].map(noticeOf);
  if (notices.length > 0 || document.unread !== undefined || document.commands.length > 0)
    return notices;
  const { file, text } = document.runbook;
  return [text.trim() === '' ? `${file} is empty.` : `${file}: no command was found in it.`];
}

function noticeOf({ place, count, where }: Unread): string {
  if (count === 0)
    return `${formatPlace(place)}: no command could be told apart from output in ${where}.`;
  return `${formatPlace(place)}: ${count} command${count === 1 ? ' was' : 's were'} not checked, in ${where}.`;
}
