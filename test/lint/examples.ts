export interface Example {
  readonly text: string;
  /** Line, column and length of each marked part of a bad example. */
  readonly marked: readonly (readonly [number, number, number])[];
}

/** Removes « and » from an example and returns their places; plain shell gets a heading and a fence. */
export function readExample(written: string): Example {
  const whole = written.startsWith('#') ? written : `# Runbook\n\n\`\`\`bash\n${written}\n\`\`\`\n`;
  const marked: [number, number, number][] = [];
  const lines = whole.split('\n').map((line, index) => {
    let plain = line;
    for (let from = plain.indexOf('«'); from >= 0; from = plain.indexOf('«')) {
      const to = plain.indexOf('»') - 1;
      plain = plain.replace('«', '').replace('»', '');
      marked.push([index + 1, from + 1, to - from]);
    }
    return plain;
  });
  return { text: lines.join('\n'), marked };
}
