export type FakeReply = string | number | null | Error | FakeReply[];

interface Group {
  last: number;
  /** Entry to who holds it, and since when. */
  readonly pending: Map<number, { consumer: string; sinceMs: number }>;
}

interface Stream {
  /** Entries by the first half of their id, which here is all that tells them apart. */
  readonly entries: Map<number, string[]>;
  readonly groups: Map<string, Group>;
}

/** Redis's streams and consumer groups, as far as the job queue needs them. */
export class FakeStreams {
  readonly streams = new Map<string, Stream>();

  /** Undefined where it is no command of streams. */
  carryOut([name, key = '', ...rest]: string[]): FakeReply | undefined {
    const stream = this.streams.get(key);
    const group = stream?.groups.get(rest[0] ?? '');
    switch (name) {
      case 'XADD':
        return add(this.make(key), rest.slice(1));
      case 'XLEN':
        return stream?.entries.size ?? 0;
      case 'XGROUP':
        return this.createGroup(rest);
      case 'XINFO':
        return this.groupsOf(this.streams.get(rest[0] ?? ''));
      case 'XRANGE':
        return after(stream, Number(/\d+/.exec(rest[0] ?? '')?.[0] ?? 0)).slice(0, 1);
      case 'XREADGROUP':
        return this.readNew(rest);
      case 'XAUTOCLAIM':
        return ['0-0', adopt(stream, group, rest), []];
      case 'XCLAIM':
        return hold(group, rest[3] ?? '', rest[1] ?? '');
      case 'XACK':
        return group?.pending.delete(idOf(rest[1])) ? 1 : 0;
      case 'XDEL':
        return stream?.entries.delete(idOf(rest[0])) ? 1 : 0;
      default:
        return undefined;
    }
  }

  private make(key: string): Stream {
    const stream = this.streams.get(key) ?? { entries: new Map(), groups: new Map() };
    this.streams.set(key, stream);
    return stream;
  }

  private createGroup([key = '', name = '']: string[]): FakeReply {
    const { groups } = this.make(key);
    if (groups.has(name)) return new Error('BUSYGROUP Consumer Group name already exists');
    groups.set(name, { last: 0, pending: new Map() });
    return 'OK';
  }

  private groupsOf(stream: Stream | undefined): FakeReply {
    if (!stream) return new Error('ERR no such key');
    return [...stream.groups].map(([name, { last, pending }]) => {
      return ['name', name, 'pending', pending.size, 'last-delivered-id', `${last}-0`];
    });
  }

  /** Never waits: what the caller gets of BLOCK is only that it was asked for. */
  private readNew(words: string[]): FakeReply {
    const [name = '', consumer = ''] = words;
    const key = words.at(-2) ?? '';
    const stream = this.streams.get(key);
    const group = stream?.groups.get(name);
    if (!group) return new Error('NOGROUP No such key or consumer group');
    const [first] = after(stream, group.last);
    if (!Array.isArray(first)) return null;
    group.last = idOf(String(first[0]));
    hold(group, String(first[0]), consumer);
    return [[key, [first]]];
  }
}

function add({ entries }: Stream, fields: string[]): string {
  const id = Math.max(Date.now(), ...[...entries.keys()].map((key) => key + 1));
  entries.set(id, fields);
  return `${id}-0`;
}

function after(stream: Stream | undefined, last: number): FakeReply[] {
  const later = [...(stream?.entries ?? [])].filter(([id]) => id > last);
  return later.map(([id, fields]) => [`${id}-0`, fields]);
}

function hold(group: Group | undefined, entry: string, consumer: string): FakeReply {
  group?.pending.set(idOf(entry), { consumer, sinceMs: Date.now() });
  return [entry];
}

function adopt(stream?: Stream, group?: Group, [, consumer = '', idleMs]: string[] = []) {
  for (const [id, { sinceMs }] of group?.pending ?? []) {
    if (Date.now() - sinceMs < Number(idleMs)) continue;
    hold(group, `${id}-0`, consumer);
    return [[`${id}-0`, stream?.entries.get(id) ?? []]];
  }
  return [];
}

function idOf(entry: string | undefined): number {
  return Number(entry?.split('-')[0]);
}
