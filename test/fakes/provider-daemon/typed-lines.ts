import type { Runbook } from '../../../harness/model/runbook.ts';

/** After a pipe, in quotes or behind `ssh …`; not as the name of a unit or of a folder. */
const call =
  /(?:^|[|(";&]\s*|until |user@provider-node )((?:provider-daemon|virtengined) (?:"\$\w+"|<[\w-]+>|[^'"|<>;&#)\n])+)/g;

/** Each `provider-daemon …` and `virtengined …` of a runbook's commands, in the order of the page. */
export function typedLines({ procedures }: Runbook): readonly string[] {
  const commands = procedures
    .flatMap(({ steps }) => steps)
    .filter(({ kind }) => kind === 'command');
  return commands.flatMap(({ text }) =>
    [...text.matchAll(call)].map(([, line = '']) => line.trim()),
  );
}

/** The line with its holes filled, and with files of the test for those of the provider node. */
export function filled(line: string, holes: Readonly<Record<string, string>>): string {
  return Object.entries(holes).reduce((text, [hole, value]) => text.replace(hole, value), line);
}
