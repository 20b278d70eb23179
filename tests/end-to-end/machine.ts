/** A signed-in demo person for tests that speak HTTP. */
export interface Machine {
  get(path: string): Promise<unknown>;
  upload(url: string, form: FormData): Promise<unknown>;
  post(
    path: string,
    body: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<{ readonly status: number; readonly body: unknown }>;
}

const parsed = async (response: Response): Promise<unknown> => {
  const text = await response.text();
  return text === '' ? null : JSON.parse(text);
};

export const machine = async (
  address: string,
  login: string,
  password = 'bihuan-demo',
): Promise<Machine> => {
  const signIn = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address },
    body: JSON.stringify({ login, password }),
  });
  if (!signIn.ok) throw new Error(`Expected ${login} to sign in, but got ${String(signIn.status)}`);
  const cookie = (signIn.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  return {
    get: async (path) => {
      const response = await fetch(`${address}${path}`, { headers: { cookie } });
      if (!response.ok)
        throw new Error(
          `Expected ${path} to answer, but got ${String(response.status)} ${await response.text()}`,
        );
      return parsed(response);
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
      return parsed(response);
    },
    post: async (path, body, headers = {}) => {
      const response = await fetch(`${address}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie, origin: address, ...headers },
        body: JSON.stringify(body),
      });
      return { status: response.status, body: await parsed(response) };
    },
  };
};
