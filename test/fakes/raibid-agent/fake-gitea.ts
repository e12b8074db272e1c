import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** Serves one repository over HTTP, as git itself does, and keeps the statuses that it is told. */
export class FakeGitea {
  readonly statuses: { path: string; authorization: string; body: Record<string, string> }[] = [];
  /** What statuses are answered with. */
  answer = 201;
  private folder = '';
  private server: Server | undefined;

  async start(): Promise<string> {
    this.folder = await mkdtemp(join(tmpdir(), 'fake-gitea-'));
    this.server = createServer((request, response) => void this.serve(request, response));
    await new Promise<void>((resolve) => this.server?.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => this.server?.close(resolve));
    await rm(this.folder, { recursive: true, force: true });
  }

  /** A repository `acme/widgets` with these files on main; resolves to the commit. */
  async commit(files: Readonly<Record<string, string>>): Promise<string> {
    const cwd = join(this.folder, 'acme/widgets.git');
    const git = async (...args: string[]) => {
      const who = ['-c', 'user.name=a', '-c', 'user.email=a@example.org'];
      return (await execute('git', [...who, ...args], { cwd })).stdout.trim();
    };
    await execute('git', ['init', '--quiet', '--initial-branch=main', cwd]);
    for (const [name, text] of Object.entries(files)) await writeFile(join(cwd, name), text);
    await git('add', '.');
    await git('commit', '--quiet', '--message', 'try');
    return git('rev-parse', 'HEAD');
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    if (!request.url?.startsWith('/api/')) return this.serveGit(request, body, response);
    this.statuses.push({
      path: request.url,
      authorization: request.headers.authorization ?? '',
      body: JSON.parse(body.toString()),
    });
    response.writeHead(this.answer).end('{}');
  }

  private serveGit(request: IncomingMessage, body: Buffer, response: ServerResponse): void {
    const url = new URL(request.url ?? '', 'http://x');
    const git = spawn('git', ['http-backend'], {
      env: {
        PATH: process.env.PATH,
        GIT_PROJECT_ROOT: this.folder,
        GIT_HTTP_EXPORT_ALL: '1',
        PATH_INFO: url.pathname,
        QUERY_STRING: url.search.slice(1),
        REQUEST_METHOD: request.method,
        CONTENT_TYPE: request.headers['content-type'] ?? '',
        GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
        HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
      },
    });
    const chunks: Buffer[] = [];
    git.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    git.on('close', () => {
      const reply = Buffer.concat(chunks);
      const end = reply.indexOf('\r\n\r\n');
      const lines = reply.toString('latin1', 0, end).split('\r\n');
      const status = /^Status: (\d+)/m.exec(lines.join('\n'))?.[1] ?? '200';
      for (const line of lines) {
        const [name = '', value = ''] = line.split(': ', 2);
        if (name !== 'Status') response.setHeader(name, value);
      }
      response.writeHead(Number(status)).end(reply.subarray(end + 4));
    });
    // git may end without reading a body that it does not need; its reply says whether that is an error.
    git.stdin.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
    git.stdin.end(body);
  }
}
