import { isForWindows } from '../commands/windows-programs.ts';
import type { FenceLine } from './fence-lines.ts';

/** The shells of Windows, which quote words and continue lines otherwise than bash. */
export type WindowsShell = 'PowerShell' | 'cmd';

const prompt = /^[ \t]*PS(?: [^>\n]{1,80})?> ?|^[ \t]*[A-Z]:\\[^>\n]{0,80}>/;
/** `Get-Process`, `$x = Get-Date`, `$env:HOME`, `Write-Host "…"`. */
const cmdlet =
  /(?:^[ \t]*(?:\$[\w:]+ *\+?= *)?|[|{(] ?)(?:Add|Clear|Compare|Connect|ConvertFrom|ConvertTo|Copy|Disable|Disconnect|Enable|Enter|Exit|Expand|Export|Find|ForEach|Format|Get|Grant|Group|Import|Install|Invoke|Join|Measure|Move|New|Out|Read|Register|Remove|Rename|Resolve|Restart|Resume|Save|Select|Send|Set|Sort|Split|Start|Stop|Suspend|Tee|Test|Uninstall|Unregister|Update|Use|Wait|Where|Write)-[A-Z][A-Za-z]+\b/;
const variable = /^[ \t]*\$(?:env:)?[A-Za-z]\w* \+?= |\$env:[A-Za-z]/;
/** `az aks create `` at the end of a line that goes on below. */
const backtick = /^[^`]*[ \t]`[ \t]*$/;
const caret = /^[^^'"]*[ \t]\^[ \t]*$/;
const optionBelow = /^(?:[ \t]+\S|[-/])/;
const batch = /^[ \t]*(?:@?echo off\b|@?rem |setlocal\b|set \w+=\S*%\w+%|.*%[a-z]\w+%\\)/i;

/** The shell of Windows that the lines are for; undefined for all others. */
export function windowsShell(lines: readonly FenceLine[]): WindowsShell | undefined {
  for (const [at, { text }] of lines.entries()) {
    if (/[a-z]-[A-Z]/.test(text) && cmdlet.test(text)) return 'PowerShell';
    if (text.includes('$') && variable.test(text)) return 'PowerShell';
    const below = lines[at + 1]?.text ?? '';
    if (text.includes('`') && backtick.test(text) && below.trim() !== '') return 'PowerShell';
    if (text.includes('^') && caret.test(text) && optionBelow.test(below)) return 'cmd';
    if (/[>%@]|^\s*(?:rem|setlocal)/i.test(text)) {
      if (batch.test(text)) return 'cmd';
      const shown = prompt.exec(text)?.[0];
      if (shown) return /PS/.test(shown) ? 'PowerShell' : 'cmd';
    }
  }
  const isShown = ({ text }: FenceLine) => /^\s*[^\s#]/.test(text);
  return lines.some(isShown) &&
    lines.every((line) => !isShown(line) || isForWindows(line.text.trim()))
    ? 'cmd'
    : undefined;
}

/** The lines on which a command of such a fence begins; with prompts, only those behind a prompt. */
export function windowsCommands(lines: readonly FenceLine[]): readonly FenceLine[] {
  const prompted = lines.filter(({ text }) => prompt.test(text));
  if (prompted.length > 0) return prompted;
  return lines.filter(
    ({ text }, at) =>
      /^[ \t]*(?!#|rem |::)\S/i.test(text) && !/[ \t][`^][ \t]*$/.test(lines[at - 1]?.text ?? ''),
  );
}
