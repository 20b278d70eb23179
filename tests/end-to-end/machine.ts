import { Agent, request as send, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';

/** A signed-in demo person for tests that speak HTTP. */
export interface Machine {
  get(path: string): Promise<unknown>;
  upload(url: string, form: FormData): Promise<unknown>;
  post(
    path: string,
    body: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<{ readonly status: number; readonly body: unknown }>;
  put(path: string, body: unknown): Promise<{ readonly status: number; readonly body: unknown }>;
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
}

// node:http instead of fetch: a load of its own that weighs half as much on what it measures.
// The server closes what is idle for 5 s: an idle connection is given up before, or a request could meet its end.
const agent = new Agent({ keepAlive: true, timeout: 3_000 });

const parsed = (url: string, written: string): unknown => {
  try {
    return written === '' ? null : JSON.parse(written);
  } catch (error) {
    throw new Error(`Expected JSON of ${url}, but got ${written.slice(0, 200)}`, { cause: error });
  }
};

const exchange = async (
  url: string,
  method: string,
  headers: Readonly<Record<string, string>>,
  body?: string,
): Promise<Answer> => {
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  const request = send(url, { method, agent, headers: { ...headers, ...length } });
  request.end(body);
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request.once('response', resolve);
    request.once('error', reject);
  });
  const status = response.statusCode ?? 0;
  return { status, headers: response.headers, body: parsed(url, await text(response)) };
};

const json = { 'content-type': 'application/json' };

export const machine = async (
  address: string,
  login: string,
  password = 'bihuan-demo',
): Promise<Machine> => {
  const signIn = await exchange(
    `${address}/api/session`,
    'POST',
    { ...json, origin: address },
    JSON.stringify({ login, password }),
  );
  if (signIn.status >= 300)
    throw new Error(`Expected ${login} to sign in, but got ${String(signIn.status)}`);
  const cookie = signIn.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
  return {
    get: async (path) => {
      const { status, body } = await exchange(`${address}${path}`, 'GET', { cookie });
      if (status >= 300)
        throw new Error(
          `Expected ${path} to answer, but got ${String(status)} ${JSON.stringify(body)}`,
        );
      return body;
    },
    upload: async (url, form) => {
      const response = await fetch(url, {
        method: 'POST',
        headers: { cookie, origin: address },
        body: form,
      });
      if (!response.ok)
        throw new Error(
          `Expected the upload to be taken, but got ${String(response.status)} ${await response.text()}`,
        );
      const body: unknown = await response.json();
      return body;
    },
    post: async (path, body, headers = {}) =>
      exchange(
        `${address}${path}`,
        'POST',
        { ...json, cookie, origin: address, ...headers },
        JSON.stringify(body),
      ),
    put: async (path, body) =>
      exchange(
        `${address}${path}`,
        'PUT',
        { ...json, cookie, origin: address },
        JSON.stringify(body),
      ),
  };
};
