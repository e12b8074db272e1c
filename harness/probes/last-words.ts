const lines = 5;

/** The last lines of k6's standard error that may explain why k6 ended. */
export class LastWords {
  private readonly kept: string[] = [];

  hear(line: string): void {
    if (!mayExplain(line)) return;
    this.kept.push(line.trim());
    if (this.kept.length > lines) this.kept.shift();
  }

  /** A sentence to end a message with; empty without any lines. */
  toString(): string {
    return this.kept.length > 0 ? ` Its last words: ${this.kept.join(' / ')}` : '';
  }
}

/** False for a stack, which follows its error, and for a failed request, whose sample says more. */
function mayExplain(line: string): boolean {
  return line.trim() !== '' && line !== 'Request Failed' && !/^\s+at /.test(line);
}
