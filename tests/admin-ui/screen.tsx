import { render, type RenderResult } from '@testing-library/react';
import type { ReactNode } from 'react';
import { MemoryRouter, Route, Routes } from 'react-router';
import { vi } from 'vitest';
import { AppContext } from '../../admin-ui/app.tsx';
import { createI18nProvider } from '../../admin-ui/providers/i18n-provider.ts';
import { SessionContext } from '../../admin-ui/providers/session.ts';
import { appearance } from '../../admin-ui/theme/appearance.ts';
import type { Session } from '../../api/contract/session.ts';

/** One request that a screen made. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly headers: Headers;
}

export interface Answer {
  readonly status?: number;
  readonly body?: unknown;
}

type Reply = Answer | ((asked: Asked) => Answer | Promise<Answer>);

/** Answers by `METHOD /path` (without the query); anything else is a 404 problem. */
export type Server = Readonly<Record<string, Reply>>;

export const problem = (status: number, code: string, more: object = {}): Answer => ({
  status,
  body: { type: 'about:blank', title: code, status, code, ...more },
});

export interface FakeServer {
  readonly asked: readonly Asked[];
  /** The requests for `METHOD /path`. */
  readonly to: (what: string) => readonly Asked[];
  readonly change: (replies: Server) => void;
}

const bodyOf = (init: RequestInit | undefined): unknown => {
  const parsed: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : null;
  return parsed;
};

/** Stands in for the API: the only edge that a screen has. */
export function fakeServer(first: Server): FakeServer {
  let replies = first;
  const asked: Asked[] = [];
  vi.stubGlobal('fetch', async (input: string, init?: RequestInit): Promise<Response> => {
    const [path = ''] = input.split('?');
    const request = {
      method: init?.method ?? 'GET',
      path: input,
      body: bodyOf(init),
      headers: new Headers(init?.headers),
    };
    asked.push(request);
    const reply = replies[`${request.method} ${path}`] ?? problem(404, 'not-found');
    const { status = 200, body = null } =
      typeof reply === 'function' ? await reply(request) : reply;
    return new Response(status === 204 ? null : JSON.stringify(body), { status });
  });
  return {
    asked,
    to: (what) =>
      asked.filter((request) => `${request.method} ${request.path.split('?')[0] ?? ''}` === what),
    change: (changed) => {
      replies = { ...replies, ...changed };
    },
  };
}

export const session: Session = {
  user: {
    id: 'p-dispatcher',
    login: 'dispatcher',
    name: '林晓燕',
    nameEn: 'Lin Xiaoyan',
    demo: true,
  },
  posts: [{ role: 'dispatcher', unit: { id: 'u-centre', name: '指挥中心' }, grid: null }],
  permissions: [
    'task.read',
    'task.read-team',
    'task.claim',
    'case.urge',
    'case.read',
    'report.create',
  ],
  centre: {
    name: '青禾镇集成指挥中心',
    nameEn: 'Command centre',
    timeZone: 'Asia/Shanghai',
    evidenceRadiusMetres: 100,
  },
  demo: true,
  passwordChange: null,
  passwordRules: { length: 8, classes: 3, history: 5 },
};

/** Draws a page as somebody who is signed in, at an address. */
export async function drawPage(
  page: ReactNode,
  at = '/',
  path = '*',
  as: Session = session,
): Promise<RenderResult> {
  const i18nProvider = await createI18nProvider(appearance.get().locale);
  return render(
    <MemoryRouter initialEntries={[at]}>
      <AppContext i18nProvider={i18nProvider}>
        <SessionContext value={as}>
          <Routes>
            <Route path={path} element={page} />
            <Route path="*" element={<p>elsewhere</p>} />
          </Routes>
        </SessionContext>
      </AppContext>
    </MemoryRouter>,
  );
}

class Observer {
  observe(): void {
    this.disconnect();
  }
  unobserve(): void {
    this.disconnect();
  }
  // Nothing is measured in a document without layout.
  disconnect(): void {}
}

/** Live events: a stream that opens and tells nothing. */
class SilentStream extends EventTarget {
  readonly readyState = 1;
  close(): void {
    this.dispatchEvent(new Event('close'));
  }
}

/** What jsdom lacks of a browser. */
export function standInForBrowser(): void {
  vi.stubGlobal('ResizeObserver', Observer);
  vi.stubGlobal('EventSource', SilentStream);
  vi.stubGlobal('matchMedia', (query: string) => ({
    matches: query.includes('min-width'),
    media: query,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    addListener: () => undefined,
    removeListener: () => undefined,
  }));
  vi.stubGlobal('CSS', {
    escape: (text: string) => text.replaceAll(/[^\w-]/gu, String.raw`\$&`),
    supports: () => false,
  });
  Element.prototype.scrollIntoView = () => undefined;
}
