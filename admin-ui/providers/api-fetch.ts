import { unattendedHeader } from '../../api/contract/unattended-header.ts';
import { ApiProblem, NoAnswer } from './api-failure.ts';
import { isAttended } from './attendance.ts';
import { drawnFor } from './drawn-for.ts';
import { sessionExpiry } from './session-expiry.ts';
import { tellOtherPerson } from './signed-in-elsewhere.ts';
import { isRecord } from '../../domain/is-record.ts';

export interface ApiRequest {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly body?: unknown;
  /** Writes that may be repeated: the same key and body answer the first result. */
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal | undefined;
}

/** Keeps answers on the device and gives them while nothing comes back; it says so where it is shown. */
export interface AnswerKeeper {
  readonly keep: (path: string, body: unknown) => Promise<void>;
  readonly find: (path: string) => Promise<{ readonly body: unknown } | null>;
  /** The case is not open to the person any more: whatever names it goes. */
  readonly forgetCase: (caseId: string) => Promise<void>;
}

let keeper: AnswerKeeper | null = null;

/** Phones keep what they read; desks do not. */
export function keepAnswersBy(given: AnswerKeeper | null): void {
  keeper = given;
}

const expiredCodes: ReadonlySet<string> = new Set(['not-signed-in', 'session-ended']);

function headersOf(request: ApiRequest): Headers {
  const headers = new Headers({
    accept: 'application/json',
    ...(isRead(request) ? {} : drawnFor.headers()),
  });
  if (request.body !== undefined) {
    headers.set('content-type', 'application/json');
  }
  if (request.idempotencyKey !== undefined) {
    headers.set('idempotency-key', request.idempotencyKey);
  }
  if (!isAttended()) {
    headers.set(unattendedHeader, '1');
  }
  return headers;
}

async function answerTo(path: string, request: ApiRequest): Promise<Response> {
  try {
    return await fetch(path, {
      method: request.method ?? 'GET',
      headers: headersOf(request),
      credentials: 'same-origin',
      body: request.body === undefined ? null : JSON.stringify(request.body),
      signal: request.signal ?? null,
    });
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === 'AbortError') {
      throw failure;
    }
    throw new NoAnswer();
  }
}

/** Reads a problem document; an answer that is none becomes an `internal-error` of that status. */
export function problemOf(status: number, document: unknown): ApiProblem {
  const known = isRecord(document) ? document : {};
  const text = (name: string): string | undefined =>
    typeof known[name] === 'string' ? known[name] : undefined;
  const detail = text('detail');
  const instance = text('instance');
  const errors = Array.isArray(known['errors']) ? known['errors'].flatMap(fieldError) : undefined;
  return new ApiProblem({
    type: text('type') ?? 'about:blank',
    title: text('title') ?? `HTTP ${status}`,
    status,
    code: text('code') ?? (status === 503 ? 'engine-unavailable' : 'internal-error'),
    ...(detail === undefined ? {} : { detail }),
    ...(instance === undefined ? {} : { instance }),
    ...(errors === undefined ? {} : { errors }),
    ...(isRecord(known['params']) ? { params: plainParams(known['params']) } : {}),
  });
}

function plainParams(
  params: Readonly<Record<string, unknown>>,
): Record<string, string | number | null> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'string' || typeof value === 'number' ? value : null,
    ]),
  );
}

function fieldError(entry: unknown): { path: string; code: string; message: string }[] {
  if (!isRecord(entry) || typeof entry['path'] !== 'string') {
    return [];
  }
  const { path, code, message } = entry;
  return [
    {
      path,
      code: typeof code === 'string' ? code : 'validation-failed',
      message: typeof message === 'string' ? message : '',
    },
  ];
}

async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === '') {
    return null;
  }
  try {
    const parsed: unknown = JSON.parse(text);
    return parsed;
  } catch {
    return null;
  }
}

/**
 * One call of the API. `T` is the answer's type in `api/contract`.
 * Throws {@link ApiProblem} for a problem document and {@link NoAnswer} when nothing came back.
 * A session that has ended is announced to `sessionExpiry`, so that signing in again happens over
 * the page and nothing that was typed is lost.
 */
export async function apiFetch<T>(path: string, request: ApiRequest = {}): Promise<T> {
  const body = await readAnswer(path, request).catch(async (failure: unknown) => {
    const kept = failure instanceof NoAnswer && isRead(request) ? await keeper?.find(path) : null;
    if (kept === null || kept === undefined) {
      throw failure;
    }
    return kept.body;
  });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the API's own tests hold its answers to api/contract
  return body as T;
}

const isRead = ({ method }: ApiRequest): boolean => method === undefined || method === 'GET';

async function readAnswer(path: string, request: ApiRequest): Promise<unknown> {
  const response = await answerTo(path, request);
  const body = await bodyOf(response);
  if (!response.ok) {
    const problem = problemOf(response.status, body);
    if (expiredCodes.has(problem.code)) {
      sessionExpiry.announce();
    }
    if (problem.code === 'signed-in-as-other') {
      tellOtherPerson();
    }
    const caseId = problem.problem.params?.['caseId'];
    if (problem.code === 'purpose-required' && typeof caseId === 'string') {
      void keeper?.forgetCase(caseId).catch(() => undefined);
    }
    throw problem;
  }
  if (isRead(request)) {
    void keeper?.keep(path, body).catch(() => undefined);
  }
  return body;
}

/** A path with its query; `undefined` values are left out. */
export function withQuery(
  path: string,
  query: Readonly<Record<string, string | number | undefined>>,
): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') {
      search.set(name, String(value));
    }
  }
  const text = search.toString();
  return text === '' ? path : `${path}?${text}`;
}
