import type { LintDocument } from '../../lint/read/document.ts';
import { type Unread, unreadCommands } from '../../lint/read/unread.ts';
import { languageNotice } from '../../runbook/prose/language.ts';
import { formatPlace } from '../../scenario/place.ts';

/** Sentences about parts of a runbook that were not checked, or about a runbook with nothing to check. */
export function unreadNotices(document: LintDocument): readonly string[] {
  const { file, text } = document.runbook;
  const language = languageNotice(text);
  const ofLanguage = language === undefined ? [] : [`${file}: ${language}`];
  const notices = [...unreadCommands(document)].map(noticeOf);
  if (notices.length > 0 || document.unread !== undefined || document.commands.length > 0)
    return [...ofLanguage, ...notices];
  const none = text.trim() === '' ? `${file} is empty.` : `${file}: no command was found in it.`;
  return [...ofLanguage, none];
}

function noticeOf({ place, count, where, doubtful }: Unread): string {
  if (doubtful !== undefined)
    return `${formatPlace(place)}: "${doubtful}" was read as text; mark its fence as sh if it is a command.`;
  if (count === 0)
    return `${formatPlace(place)}: commands and output could not be distinguished in ${where}.`;
  return `${formatPlace(place)}: ${count} command${count === 1 ? ' was' : 's were'} not checked, in ${where}.`;
}
