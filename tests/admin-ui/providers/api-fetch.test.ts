import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiProblem, failureCode, NoAnswer } from '../../../admin-ui/providers/api-failure.ts';
import { apiFetch, withQuery } from '../../../admin-ui/providers/api-fetch.ts';
import { followTouches } from '../../../admin-ui/providers/attendance.ts';
import { drawnFor } from '../../../admin-ui/providers/drawn-for.ts';
import { createAttemptKeys } from '../../../admin-ui/providers/attempt-key.ts';
import { sessionExpiry } from '../../../admin-ui/providers/session-expiry.ts';
import { personHeader } from '../../../api/contract/person-header.ts';
import { unattendedHeader } from '../../../api/contract/unattended-header.ts';

const answer = (status: number, body: string) => {
  vi.stubGlobal(
    'fetch',
    vi.fn<typeof fetch>().mockImplementation(async () => new Response(body, { status })),
  );
};

afterEach(() => {
  vi.unstubAllGlobals();
});

const caught = async (run: Promise<unknown>): Promise<unknown> => {
  try {
    await run;
  } catch (failure) {
    return failure;
  }
  throw new Error('Expected a failure, but there was none');
};

describe('apiFetch', () => {
  beforeEach(() => {
    sessionExpiry.leave();
  });

  it('answers the body', async () => {
    answer(200, '{"a":1}');
    expect(await apiFetch('/api/x')).toEqual({ a: 1 });
  });

  it('turns a problem document into a typed failure with its fields and facts', async () => {
    answer(
      400,
      JSON.stringify({
        type: 'about:blank',
        title: 'No',
        status: 400,
        code: 'validation-failed',
        instance: '/r/1',
        errors: [{ path: '/data/x', code: 'required', message: 'is required' }, 'noise'],
        params: { holder: 'Anna', since: null, list: [1] },
      }),
    );
    const failure = await caught(apiFetch('/api/x'));
    expect(failure).toBeInstanceOf(ApiProblem);
    expect(failure).toMatchObject({
      status: 400,
      code: 'validation-failed',
      problem: {
        instance: '/r/1',
        errors: [{ path: '/data/x', code: 'required', message: 'is required' }],
        params: { holder: 'Anna', since: null, list: null },
      },
    });
  });

  it.each([
    [502, '<html>', 'internal-error'],
    [503, '', 'engine-unavailable'],
  ])(
    'makes a failure of an answer that is no problem document (%i)',
    async (status, body, code) => {
      answer(status, body);
      expect(failureCode(await caught(apiFetch('/api/x')))).toBe(code);
    },
  );

  it('tells silence from refusal', async () => {
    vi.stubGlobal('fetch', vi.fn<typeof fetch>().mockRejectedValue(new TypeError('network')));
    const failure = await caught(apiFetch('/api/x'));
    expect(failure).toBeInstanceOf(NoAnswer);
    expect(failureCode(failure)).toBe('no-answer');
  });

  it('says of what nobody at the page can have caused that it is unattended', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    try {
      const sent: Headers[] = [];
      vi.stubGlobal('fetch', async (_: string, { headers }: { readonly headers: Headers }) => {
        sent.push(headers);
        return new Response('{}');
      });
      followTouches();
      const steps: readonly (() => void)[] = [
        () => window.dispatchEvent(new Event('pointerdown')),
        () => vi.advanceTimersByTime(60_000),
        () => vi.advanceTimersByTime(60_000),
        () => document.body.dispatchEvent(new Event('keydown', { bubbles: true })),
      ];
      for (const step of steps) {
        step();
        await apiFetch('/api/now');
      }
      expect(sent.map((headers) => headers.get(unattendedHeader))).toEqual([null, null, '1', null]);
    } finally {
      vi.useRealTimers();
    }
  });

  it('says of what changes something for whom the screens are drawn', async () => {
    const sent: (string | null)[] = [];
    vi.stubGlobal('fetch', async (_: string, { headers }: { readonly headers: Headers }) => {
      sent.push(headers.get(personHeader));
      return new Response('{}');
    });
    await apiFetch('/api/x', { method: 'POST' });
    drawnFor.become('p-1');
    await apiFetch('/api/x', { method: 'POST' });
    await apiFetch('/api/x');
    drawnFor.become(null);
    expect(sent).toEqual([null, 'p-1', null]);
  });

  it('announces a session that ended while somebody is at work, but not on the sign-in page', async () => {
    answer(401, JSON.stringify({ code: 'session-ended', status: 401 }));
    await caught(apiFetch('/api/x'));
    expect(sessionExpiry.signal.get()).toBe(false);
    sessionExpiry.watch();
    await caught(apiFetch('/api/x'));
    expect(sessionExpiry.signal.get()).toBe(true);
  });
});

describe('withQuery', () => {
  it('leaves out what is not given', () => {
    expect(withQuery('/api/x', { a: 1, b: undefined, c: '', d: '井' })).toBe(
      '/api/x?a=1&d=%E4%BA%95',
    );
    expect(withQuery('/api/x', {})).toBe('/api/x');
  });
});

describe('attempt keys', () => {
  it('stay for the same body until settled, and change with the body', () => {
    let count = 0;
    const keys = createAttemptKeys(() => {
      count += 1;
      return `k${count}`;
    });
    expect(keys.keyFor('complete', { a: 1 })).toBe('k1');
    expect(keys.keyFor('complete', { a: 1 })).toBe('k1');
    expect(keys.keyFor('complete', { a: 2 })).toBe('k2');
    expect(keys.keyFor('claim', { a: 2 })).toBe('k3');
    keys.settle('complete');
    expect(keys.keyFor('complete', { a: 2 })).toBe('k4');
  });
});
