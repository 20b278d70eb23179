// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchReturns } from '../../../admin-ui/providers/returns.ts';

const minute = 60_000;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** The page is shown or hidden. */
function become(state: DocumentVisibilityState): void {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state);
  document.dispatchEvent(new Event('visibilitychange'));
}

it('tells of a page that was hidden for more than a minute once it is seen again, and of no other', () => {
  const back = vi.fn<() => void>();
  const stop = watchReturns(back);
  vi.advanceTimersByTime(10 * minute);
  become('hidden');
  vi.advanceTimersByTime(minute / 2);
  become('visible');
  become('hidden');
  vi.advanceTimersByTime(10 * minute);
  expect(back).toHaveBeenCalledTimes(0);
  become('visible');
  vi.advanceTimersByTime(10 * minute);
  expect(back).toHaveBeenCalledTimes(1);
  stop();
  become('hidden');
  vi.advanceTimersByTime(10 * minute);
  become('visible');
  expect(back).toHaveBeenCalledTimes(1);
});

it('tells of a machine that slept, although the page was never hidden', () => {
  const back = vi.fn<() => void>();
  const stop = watchReturns(back);
  vi.setSystemTime(Date.now() + 9 * 60 * minute);
  vi.advanceTimersByTime(10_000);
  expect(back).toHaveBeenCalledTimes(1);
  stop();
});
