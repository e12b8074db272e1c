/**
 * Journeys whose samples have failed, and whose promises may still be kept. The shift between the two clocks may have
 * changed by then: they are recorded with the time that their samples have.
 */
export class OpenJourneys {
  private readonly sentMs = new Map<string, number>();

  add(probe: string, proberMs: number, harnessMs: number): void {
    this.sentMs.set(`${proberMs} ${probe}`, harnessMs);
  }

  /** When it was sent, on the harness's clock; undefined if it is not open. */
  close(probe: string, proberMs: number): number | undefined {
    const key = `${proberMs} ${probe}`;
    const sentMs = this.sentMs.get(key);
    this.sentMs.delete(key);
    return sentMs;
  }
}
