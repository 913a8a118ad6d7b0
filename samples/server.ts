/** A small operations system to practise on: static pages and the practice drafts, on this machine only. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = path.dirname(fileURLToPath(import.meta.url));
const ROOTS: Record<string, string> = { drafts: path.join(HERE, 'drafts'), '': path.join(HERE, 'site') };

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.pdf': 'application/pdf',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

export interface SampleServer {
  url: string;
  close: () => Promise<void>;
}

/** File behind an address, or null for anything outside the two folders. */
function fileFor(address: string): string | null {
  let steps: string[];
  try {
    steps = decodeURIComponent(new URL(address, 'http://localhost').pathname).split('/').filter(Boolean);
  } catch {
    return null;
  }
  if (steps.some((step) => step === '..' || /[\\\0]/.test(step))) return null;
  const root = steps[0] === 'drafts' ? ROOTS.drafts! : ROOTS['']!;
  const rest = steps[0] === 'drafts' ? steps.slice(1) : steps;
  const file = path.join(root, ...(rest.length > 0 ? rest : ['index.html']));
  return TYPES[path.extname(file)] ? file : null;
}

/** @param options.port 0 = any free one */
export function startSampleServer({ port = 0 }: { port?: number } = {}): Promise<SampleServer> {
  const server = createServer(async (request, response) => {
    const file = request.method === 'GET' || request.method === 'HEAD' ? fileFor(request.url ?? '/') : null;
    const body = file ? await readFile(file).catch(() => null) : null;
    if (!file || !body) {
      response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('404');
      return;
    }
    response
      .writeHead(200, { 'content-type': TYPES[path.extname(file)]!, 'content-length': body.length, 'cache-control': 'no-store' })
      .end(request.method === 'HEAD' ? undefined : body);
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const { port: taken } = server.address() as AddressInfo;
      resolve({
        url: `http://127.0.0.1:${taken}/`,
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            server.closeAllConnections();
          }),
      });
    });
  });
}
