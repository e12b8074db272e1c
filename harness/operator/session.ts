import { type Clock, systemClock } from '../clock.ts';
import { HarnessError } from '../errors.ts';
import type { RanStep } from '../model/step-result.ts';
import type { ContainerProcess, OperatorSession, Sidecar } from '../ports.ts';
import { sessionCommand } from './session-program.ts';
import { endOf, quitLine, type Reply, ReplyReader, runLine } from './session-protocol.ts';

export interface SessionOptions {
  /** Set before the shell starts, as an operator's profile would; a reopened shell has them too. */
  readonly environment?: Readonly<Record<string, string>>;
  /** A folder; the shell's home is a copy of it, so the next shell does not find what this one leaves. */
  readonly home?: string;
  readonly clock?: Clock;
  /** How long the server may take to start, and to answer after a step's own timeout. */
  readonly patienceMs?: number;
}

const defaultPatienceMs = 20_000;
const closingMs = 3_000;

/** Opens one shell in the operator's container; OPERATOR_FAILED if it cannot be opened. */
export async function openSession(
  sidecar: Pick<Sidecar, 'open'>,
  options: SessionOptions = {},
): Promise<OperatorSession> {
  const command = await sessionCommand(options.environment ?? {}, options.home);
  const connect = () =>
    Connection.open(sidecar.open(command), options.patienceMs ?? defaultPatienceMs);
  return new Session(connect, await connect(), options.clock ?? systemClock);
}

class Session implements OperatorSession {
  readonly #connect: () => Promise<Connection>;
  readonly #clock: Clock;
  #connection: Connection;
  #busy = false;

  constructor(connect: () => Promise<Connection>, connection: Connection, clock: Clock) {
    this.#connect = connect;
    this.#connection = connection;
    this.#clock = clock;
  }

  /** Runs one step at a time. A step that ends the whole session costs the session, not the drill. */
  async run(text: string, { timeoutMs }: { timeoutMs: number }): Promise<RanStep> {
    if (this.#busy) throw new HarnessError('INTERNAL', 'The operator does one step at a time.');
    this.#busy = true;
    try {
      const startedMs = this.#clock.nowMs();
      const answer = await this.#connection.ask(text, timeoutMs);
      const durationMs = this.#clock.nowMs() - startedMs;
      if ('step' in answer) return { ...answer.step, durationMs };
      await this.#connection.close();
      this.#connection = await this.#connect();
      return { ...vanished, ...endOf(killed, answer.timedOut), durationMs };
    } finally {
      this.#busy = false;
    }
  }

  async close(): Promise<void> {
    await this.#connection.close();
  }
}

/** The step ended the session's own server, or it no longer answers: the step's output is lost. */
const vanished = {
  stdout: '',
  stderr: '[firedrill: the session ended with this step; its output was lost]\n',
  interactive: false,
  lostSession: true,
  outputLost: true,
} as const;
/** 128 + SIGKILL, as a shell reports it. */
const killed = 137;

/** `timedOut`: the server gave no reply, although its process still ran when the step's time was over. */
type Answer = Reply | { readonly timedOut: boolean };

/** The connection to one server. */
class Connection {
  readonly #process: ContainerProcess;
  readonly #patienceMs: number;
  readonly #reader = new ReplyReader();
  #onLine: (line: string) => void = () => {};
  #asked = 0;
  #ended = false;

  private constructor(process: ContainerProcess, patienceMs: number) {
    this.#process = process;
    this.#patienceMs = patienceMs;
    process.onStdoutLine((line) => this.#onLine(line));
    void process.exited.then(() => {
      this.#ended = true;
    });
  }

  static async open(process: ContainerProcess, patienceMs: number): Promise<Connection> {
    const connection = new Connection(process, patienceMs);
    const complaints: string[] = [];
    process.onStderrLine((line) => complaints.push(line));
    const first = await connection.#settle<string>(patienceMs, (done) => {
      connection.#onLine = done;
    });
    if (first === 'ready 1') return connection;
    await connection.close();
    const why =
      first === 'ready 0'
        ? 'it cannot detect steps that read standard input: neither /dev/shm nor /tmp keeps access times'
        : `it printed ${first === undefined ? 'nothing' : JSON.stringify(first)} ${complaints.slice(-5).join('; ')}`;
    throw new HarnessError('OPERATOR_FAILED', `The operator's shell could not be opened: ${why}`, {
      next: 'Check whether its container still runs, and whether its image has bash and perl.',
    });
  }

  /** Never rejects: a server that is gone or does not answer returns no step. */
  async ask(text: string, timeoutMs: number): Promise<Answer> {
    const id = ++this.#asked;
    const reply = await this.#settle<Reply>(timeoutMs + this.#patienceMs, (done) => {
      this.#onLine = (line) => {
        const whole = this.#reader.read(line);
        if (whole === 'nonsense') this.#process.kill();
        else if (whole?.id === id) done(whole);
      };
      this.#process.write(runLine(id, timeoutMs, text));
    });
    return reply ?? { timedOut: !this.#ended };
  }

  /** Ends the server and everything that it started; kills what does not end by itself. */
  async close(): Promise<void> {
    await this.#settle(Math.min(closingMs, this.#patienceMs), () => this.#process.write(quitLine));
    this.#process.kill();
  }

  /** What `start` hands over; undefined if the process ends or the time is over first. */
  async #settle<T>(
    timeoutMs: number,
    start: (done: (value: T) => void) => void,
  ): Promise<T | undefined> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => resolve(undefined), timeoutMs);
    });
    const gone = this.#process.exited.then(() => undefined);
    try {
      return await Promise.race([new Promise<T>(start), gone, late]);
    } finally {
      clearTimeout(timer);
    }
  }
}
