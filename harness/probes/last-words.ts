const lines = 5;

/** The end of what k6 said on its standard error, so far as it says why k6 ended. */
export class LastWords {
  private readonly kept: string[] = [];

  hear(line: string): void {
    if (!saysWhy(line)) return;
    this.kept.push(line.trim());
    if (this.kept.length > lines) this.kept.shift();
  }

  /** A sentence to end a message with; empty where nothing was said. */
  toString(): string {
    return this.kept.length > 0 ? ` Its last words: ${this.kept.join(' / ')}` : '';
  }
}

/** An error comes first and its stack after it; of a failed request the sample tells more. */
function saysWhy(line: string): boolean {
  return line.trim() !== '' && line !== 'Request Failed' && !/^\s+at /.test(line);
}
