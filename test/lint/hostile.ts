/** Texts designed to make one reader or another slow, each of the requested length. */
export const hostile: Readonly<Record<string, (length: number) => string>> = {
  'one fence of commands': (length) =>
    fence('bash', fill('kubectl get pods -n web # now\n', length)),
  'one line of commands': (length) => fence('bash', fill('a=$b; ', length)),
  'one pipeline': (length) => fence('bash', `${fill('kubectl get pods | ', length)}cat`),
  'one command of many words': (length) => fence('bash', fill('kubectl get pods -n <x> ', length)),
  'one command of many lines': (length) => fence('bash', fill('kubectl --timeout=9s \\\n', length)),
  'one here-document': (length) => fence('bash', `cat <<E\n${fill('<a></b> $x `y`\n', length)}E\n`),
  'quotes never closed': (length) => fence('bash', fill('echo "it\'s `a $(b\n', length)),
  'blocks never closed': (length) =>
    fence('bash', fill('if true; then for x in y; do (\n', length)),
  'nested substitutions': (length) => fence('bash', fill('echo $(', length)),
  'nested groups': (length) => fence('bash', fill('((', length)),
  'variables set and read': (length) =>
    fence('bash', fill('x=1 y=$z; export z_$x; curl "$y" | grep -v "$x"\n', length)),
  'prompts with quotes never closed': (length) =>
    fence('console', fill('$ echo "a\n> b\nc\n', length)),
  'prompts with here-documents never closed': (length) =>
    fence('console', fill('$ cat <<E\n# a\n\nb\n', length)),
  'prompt signs': (length) => fence('console', fill('a > b # c $ d % e\n', length)),
  'one line of prompt signs': (length) => fence('terminal', fill('$ # > % ', length)),
  'admonitions deeper and deeper': (length) => {
    let text = '';
    for (let depth = 0; text.length < length; depth = (depth + 1) % 90)
      text += `${' '.repeat(depth * 4)}!!! note "x"\n\n`;
    return text;
  },
  'cells of a table': (length) => fill('| df -h | **ls -l** |', length),
  'code in HTML': (length) => fill('<code>ls -l <pre>', length),
  'comments and output': (length) => fence('console', `$ ls\n${fill('# a\nb\n\n', length)}`),
  'fences never closed, in lists': (length) => fill('- ```bash\n  ls\n\n', length),
  'nested fences': (length) => fill('````md\n```bash\nls\n', length),
  'nested lists': (length) => fill(`${'- '.repeat(200)}x\n\n`, length),
  'one line of list marks': (length) => `${fill('- ', length)}x\n`,
  'one line of list numbers': (length) => `${fill('1. ', length)}x\n`,
  'one line of quote marks': (length) => `${fill('> ', length)}x\n`,
  'lines of fifty list marks': (length) => fill(`${'- '.repeat(50)}x\n`, length),
  'lists farther and farther to the right': (length) => {
    let text = '';
    for (let line = 0; text.length < length; line += 1)
      text += `${' '.repeat(line * 100)}${'- '.repeat(50)}x\n`;
    return text;
  },
  'prompts with output that continues': (length) =>
    fence('console', fill('$ echo "\n> x\n', length)),
  'lists deeper and deeper': (length) => {
    let text = '';
    for (let depth = 0; text.length < length; depth = (depth + 1) % 60) {
      text += `${' '.repeat(depth * 2)}1. x\n`;
    }
    return text;
  },
  'nested quotes': (length) => fill(`${'> '.repeat(200)}x\n`, length),
  'numbered steps': (length) => fill('1. a\n2. b\n2. c\n', length),
  headings: (length) => fill('# 1. Step\n## Step 2: fix\n', length),
  'recovery procedures': (length) =>
    fill('## Fix\n**RTO:** 5\n```bash\nkubectl delete pod x\n```\n', length),
  backticks: (length) => fill('`', length),
  'backticks of all lengths': (length) => {
    let text = '';
    for (let count = 1; text.length < length; count = (count % 900) + 1)
      text += `${'`'.repeat(count)} a `;
    return text;
  },
  brackets: (length) => fill('[a](', length),
  'brackets to nothing': (length) => fill('[](<', length),
  'links to headings': (length) => fill('[a](#b-c) ', length),
  'comments never closed': (length) => fill('<!-- ', length),
  'lines of HTML': (length) => fill('<div>\n<a name=\n', length),
  'placeholders never closed': (length) => fence('bash', fill('{{ a <b YOUR_A-', length)),
  'times without end': (length) => fill('RTO: about 5 - 6 minutes to 7 h ', length),
  spaces: (length) => `RTO:${fill(' ', length)}5`,
  'a table': (length) => fill('| RTO | 5 |\n', length),
  'one word': (length) => fill('a', length),
  'table marks': (length) => fill('|', length),
  'line ends': (length) => fill('\r\n\r', length),
  'a fence of YAML': (length) => fence('yaml', fill('apiVersion: v1\nkind: Pod\n---\n', length)),
  'YAML deeper and deeper': (length) => fence('yaml', fill('[', length)),
  'null bytes, byte order marks and lone surrogates': (length) => fill('\0\uFEFF\uD800', length),
};

const fill = (part: string, length: number) => part.repeat(Math.ceil(length / part.length));
const fence = (language: string, text: string) => `# T\n\n\`\`\`${language}\n${text}\n\`\`\`\n`;
