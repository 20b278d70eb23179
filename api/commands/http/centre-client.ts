import { setTimeout as sleep } from 'node:timers/promises';
import { isRecord } from '../../../domain/is-record.ts';
import { AnswerNotUnderstood, RequestRefused, ServerAway } from './failures.ts';

export interface ClientOptions {
  /** `http://127.0.0.1:8080` */
  readonly server: string;
  /** How long a request is tried again while the server is away or overloaded. */
  readonly patienceMillis: number;
  /** Told of every new try. */
  readonly onRetry?: (reason: string) => void;
}

export type Credentials =
  { readonly token: string } | { readonly login: string; readonly password: string };

export interface Call {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
  readonly form?: () => Promise<FormData>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Statuses that mean "not yet": tried again like 503. */
  readonly notYet?: readonly number[];
}

/** A compiled part of the contract (`Compile` of TypeBox). */
export interface Shape<T> {
  Check(value: unknown): value is T;
  Errors(value: unknown): readonly { readonly instancePath: string; readonly message: string }[];
}

const longestPauseMillis = 3000;
/** What a server that is away, coming up or overloaded answers. */
const tryAgainStatuses = new Set([429, 502, 503, 504]);

/**
 * Speaks to a running centre as one person. Requests are repeated while the server is away, so
 * whatever changes something must be safe to repeat (an `Idempotency-Key`, or by its nature).
 */
export class CentreClient {
  readonly #options: ClientOptions;
  #credentials: Credentials | null = null;
  #cookie = '';

  constructor(options: ClientOptions) {
    this.#options = options;
  }

  /** @throws RequestRefused `sign-in-refused`, `account-locked`; ServerAway */
  async signIn(credentials: Credentials): Promise<void> {
    this.#credentials = credentials;
    if ('token' in credentials) {
      return;
    }
    const response = await this.#insist({
      method: 'POST',
      path: '/api/session',
      body: credentials,
    });
    if (!response.ok) {
      throw await refusalOf(response);
    }
    await response.arrayBuffer();
    this.#cookie = response.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ');
  }

  /** The answer as JSON, checked against the contract. @throws RequestRefused, ServerAway, AnswerNotUnderstood */
  async json<T>(shape: Shape<T>, call: Call): Promise<T> {
    const response = await this.send(call);
    const body: unknown = await response.json();
    if (shape.Check(body)) {
      return body;
    }
    const [fault] = shape.Errors(body);
    throw new AnswerNotUnderstood(
      `${call.method} ${call.path}: ${fault?.instancePath ?? ''} ${fault?.message ?? ''}`,
    );
  }

  /** The answer when it is a yes. @throws RequestRefused, ServerAway */
  async send(call: Call): Promise<Response> {
    let response = await this.#insist(call);
    if (response.status === 401 && this.#credentials !== null && 'login' in this.#credentials) {
      await response.arrayBuffer();
      await this.signIn(this.#credentials);
      response = await this.#insist(call);
    }
    if (!response.ok) {
      throw await refusalOf(response);
    }
    return response;
  }

  async #insist(call: Call): Promise<Response> {
    const deadline = Date.now() + this.#options.patienceMillis;
    for (let tries = 0; ; tries += 1) {
      const outcome = await this.#try(call);
      if (typeof outcome !== 'string') {
        return outcome;
      }
      const pause = Math.min(50 * 2 ** tries, longestPauseMillis) * (0.5 + Math.random() / 2);
      if (Date.now() + pause > deadline) {
        throw new ServerAway(`${call.method} ${call.path}: ${outcome}`);
      }
      this.#options.onRetry?.(outcome);
      await sleep(pause);
    }
  }

  /** The response, or why it should be tried again. */
  async #try(call: Call): Promise<Response | string> {
    let response: Response;
    try {
      response = await fetch(new URL(call.path, this.#options.server), await this.#init(call));
    } catch (error) {
      if (error instanceof TypeError) {
        return causeOf(error);
      }
      throw error;
    }
    if (tryAgainStatuses.has(response.status) || call.notYet?.includes(response.status) === true) {
      const pause = Number(response.headers.get('retry-after') ?? 0);
      await response.arrayBuffer();
      await sleep(Math.min(Number.isFinite(pause) ? pause * 1000 : 0, longestPauseMillis));
      return `answered ${response.status}`;
    }
    return response;
  }

  async #init(call: Call): Promise<RequestInit> {
    const headers = new Headers(call.headers);
    if (this.#credentials !== null && 'token' in this.#credentials) {
      headers.set('authorization', `Bearer ${this.#credentials.token}`);
    } else if (this.#cookie !== '') {
      headers.set('cookie', this.#cookie);
    }
    if (call.form !== undefined) {
      return { method: call.method, headers, body: await call.form() };
    }
    if (call.body === undefined) {
      return { method: call.method, headers };
    }
    headers.set('content-type', 'application/json');
    return { method: call.method, headers, body: JSON.stringify(call.body) };
  }
}

/** `fetch` hides the reason (connection refused, reset) in the cause. */
function causeOf(error: TypeError): string {
  const { cause } = error;
  return isRecord(cause) && typeof cause['code'] === 'string' ? cause['code'] : error.message;
}

async function refusalOf(response: Response): Promise<RequestRefused> {
  const problem = problemIn(await response.text());
  const textAt = (name: string): string | null => {
    const value = problem[name];
    return typeof value === 'string' ? value : null;
  };
  const code = textAt('code') ?? 'unknown';
  const words = textAt('detail') ?? textAt('title') ?? `answered ${response.status}`;
  const fields = Array.isArray(problem['errors']) ? ` ${JSON.stringify(problem['errors'])}` : '';
  return new RequestRefused(response.status, code, `${code}: ${words}${fields}`);
}

function problemIn(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}
