// A provider of machines for tests: wants what it is told to want, and says what it was told.
import { createServer } from 'node:http';

let revision = 1;
let wanted = [];
const reports = {};
const gone = [];
const waiting = new Set();

const json = (response, body) =>
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));

async function bodyOf(request) {
  let text = '';
  for await (const part of request) text += part;
  return JSON.parse(text);
}

createServer(async (request, response) => {
  const { pathname, searchParams } = new URL(request.url, 'http://provider');
  const id = pathname.split('/')[2];
  const answer = () => json(response, { revision, machines: wanted });
  if (pathname === '/wanted') {
    wanted = await bodyOf(request);
    revision += 1;
    for (const release of waiting) release();
    json(response, { revision });
  } else if (pathname === '/told') json(response, { reports, gone });
  else if (request.method === 'PUT') {
    reports[id] = await bodyOf(request);
    response.writeHead(204).end();
  } else if (request.method === 'DELETE') {
    gone.push(id);
    response.writeHead(204).end();
  } else if (searchParams.get('after') !== String(revision)) answer();
  else {
    const release = () => {
      clearTimeout(timer);
      waiting.delete(release);
      answer();
    };
    const timer = setTimeout(release, 20_000);
    waiting.add(release);
  }
}).listen(8081);
