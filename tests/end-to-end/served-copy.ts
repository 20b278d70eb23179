import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, request as send } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import { freePort } from '../environment/free-port.ts';

/** A server of the built screens of its own, so that they can change; the API behind it is the centre's. */
export interface ServedCopy {
  readonly address: string;
  /** Serves a newer build from now on: its page says `content="newer"`, its worker knows the page by its new revision. */
  readonly serveNewer: () => void;
  /** Serves a part of the screens under another name from now on, as a build does in which it changed: the old name is not found. */
  readonly rename: (part: string) => void;
  readonly stop: () => Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
};

const isForCentre = (path: string): boolean => /^\/(?:api|healthz|readyz)(?:\/|$)/u.test(path);

/** The revision of the page in the list that the build writes into the worker. */
const revision = /(?<before>\/index\.html[`'"],\s*revision:\s*[`'"])[0-9a-f]{16}/u;

export const serveCopy = async (centre: string): Promise<ServedCopy> => {
  const folder = mkdtempSync(join(tmpdir(), 'bihuan-screens-'));
  cpSync(resolve('admin-ui', 'dist'), folder, { recursive: true });
  const port = await freePort();
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    if (isForCentre(path)) {
      const { hostname, port: behind } = new URL(centre);
      const options = { hostname, port: behind, path: request.url, method: request.method };
      // The host stays the one that the browser asked, as behind any reverse proxy.
      const passed = send({ ...options, headers: request.headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      });
      passed.on('error', () => response.destroy());
      response.on('close', () => passed.destroy());
      request.pipe(passed);
      return;
    }
    const file = extname(path) === '' ? 'index.html' : path;
    if (!existsSync(join(folder, file))) {
      response.writeHead(404, { 'content-type': 'application/problem+json' }).end('{}');
      return;
    }
    const headers = { 'content-type': types[extname(file)] ?? 'application/octet-stream' };
    response.writeHead(200, { ...headers, 'cache-control': 'no-cache' });
    response.end(readFileSync(join(folder, file)));
  });
  await new Promise<void>((listening) => {
    server.listen(port, '127.0.0.1', listening);
  });
  return {
    address: `http://127.0.0.1:${String(port)}`,
    serveNewer: () => {
      const page = readFileSync(join(folder, 'index.html'), 'utf8').replace(
        '</head>',
        '<meta name="build" content="newer" /></head>',
      );
      writeFileSync(join(folder, 'index.html'), page);
      const worker = readFileSync(join(folder, 'service-worker.js'), 'utf8');
      const hash = createHash('sha256').update(page).digest('hex').slice(0, 16);
      if (!revision.test(worker)) throw new Error('Expected the worker to list the page');
      writeFileSync(
        join(folder, 'service-worker.js'),
        worker.replace(revision, `$<before>${hash}`),
      );
    },
    rename: (part) => {
      const assets = join(folder, 'assets');
      const isPart = (name: string): boolean => name.startsWith(`${part}-`) && name.endsWith('.js');
      const old = readdirSync(assets).find(isPart);
      if (old === undefined) throw new Error(`Expected a part ${part}, but there is none`);
      renameSync(join(assets, old), join(assets, `${part}-newer.js`));
      for (const name of readdirSync(assets).filter((each) => each.endsWith('.js'))) {
        const text = readFileSync(join(assets, name), 'utf8');
        writeFileSync(join(assets, name), text.replaceAll(old, `${part}-newer.js`));
      }
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((closed) => {
        server.close(closed);
      });
      rmSync(folder, { recursive: true });
    },
  };
};
