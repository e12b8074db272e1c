import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { systemClock } from '../../harness/clock.ts';

/**
 * What a stall does: all work stops; jobs are not handed over when they are done; all work stops, and then one job is
 * done after the other; or new jobs are refused.
 */
export const queueStalls = ['stops', 'hands-nothing-over', 'one-by-one', 'refuses'] as const;
export type QueueStall = (typeof queueStalls)[number];

/** How long one job keeps the others waiting where one is done after the other. */
const turnMs = 200;
/** How long a job takes, at the least and at the most. */
const workMs = [1_200, 2_000] as const;

/** On loopback: `POST /` is accepted with a job's id, and `GET /<id>` says whether the job is done. */
export class QueueServer {
  private readonly stall: QueueStall;
  private readonly random: () => number;
  private readonly server: Server;
  /** When each job is done, on the clock of the work, which stands still while all work stops. */
  private readonly doneMs: number[] = [];
  private stalledMs: number | undefined;
  private lostMs = 0;

  constructor(stall: QueueStall, random: () => number) {
    this.stall = stall;
    this.random = random;
    this.server = createServer(({ method, url = '' }, response) =>
      method === 'POST' ? this.accept(response) : this.show(Number(url.slice(1)), response),
    );
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/`;
  }

  listen(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(0, '127.0.0.1', resolve);
    });
  }

  break(): void {
    this.stalledMs = systemClock.nowMs();
  }

  mend(): void {
    if (this.stalledMs === undefined) return;
    if (this.stops()) this.lostMs += systemClock.nowMs() - this.stalledMs;
    this.stalledMs = undefined;
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  private readonly stops = () => this.stall === 'stops' || this.stall === 'one-by-one';

  private workClockMs(): number {
    const nowMs =
      this.stops() && this.stalledMs !== undefined ? this.stalledMs : systemClock.nowMs();
    return nowMs - this.lostMs;
  }

  private accept(response: ServerResponse): void {
    if (this.stall === 'refuses' && this.stalledMs !== undefined) {
      response.writeHead(503).end();
      return;
    }
    const [leastMs, mostMs] = workMs;
    const aloneMs = this.workClockMs() + leastMs + this.random() * (mostMs - leastMs);
    const inTurnMs = (this.doneMs.at(-1) ?? 0) + turnMs;
    this.doneMs.push(this.stall === 'one-by-one' ? Math.max(aloneMs, inTurnMs) : aloneMs);
    response.writeHead(201).end(JSON.stringify({ id: this.doneMs.length - 1 }));
  }

  private show(id: number, response: ServerResponse): void {
    const doneMs = this.doneMs[id] ?? Number.POSITIVE_INFINITY;
    const isHeld = this.stall === 'hands-nothing-over' && doneMs > (this.stalledMs ?? doneMs);
    response.end(doneMs <= this.workClockMs() && !isHeld ? 'done' : 'queued');
  }
}
