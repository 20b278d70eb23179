import { describe, expect, it } from 'vitest';
import { phoneEntriesOf } from '../../../admin-ui/resources/phone/frame/phone-entries.ts';
import { sortTasks, stagesOf } from '../../../admin-ui/resources/phone/inbox/sort-tasks.ts';
import { reducedSize } from '../../../admin-ui/resources/phone/photos/reduce-photo.ts';
import { metersBetween } from '../../../admin-ui/resources/phone/position/distance.ts';
import {
  distanceTo,
  nearnessOf,
  needsSentence,
} from '../../../admin-ui/resources/phone/position/position.ts';
import { hasPhrase, onlyPhrases, togglePhrase } from '../../../admin-ui/forms/phrases.ts';
import { permittedActions } from '../../../domain/permissions/permissions.ts';
import type { Role } from '../../../domain/permissions/roles.ts';
import { session } from '../screen.tsx';
import { taskRow } from '../tasks.ts';

const square = { longitude: 119.4286, latitude: 32.2754 };

const ids = (...args: Parameters<typeof sortTasks>) => sortTasks(...args).map(({ id }) => id);

const entries = (...held: readonly Role[]) => {
  const { bar, further } = phoneEntriesOf({
    ...session,
    posts: held.map((role) => ({ role, unit: { id: 'u', name: 'u' }, grid: null })),
    permissions: permittedActions({
      person: 'p',
      posts: held.map((role) => ({ role, unit: 'u', grid: 'g' })),
    }),
  });
  return { bar: bar.map(({ name }) => name), further: further.map(({ path }) => path) };
};

describe('distances', () => {
  it('are those on the ground', () => {
    // One minute of latitude is a nautical mile, 1852 m.
    const north = { ...square, latitude: square.latitude + 1 / 60 };
    expect(Math.round(metersBetween(square, north) / 10)).toBe(185);
    expect(metersBetween(square, square)).toBe(0);
  });

  it('tell inside from outside, and neither when the position is too inexact', () => {
    const fix = { ...square, accuracy: 8, at: 0 };
    const far = { ...square, latitude: square.latitude + 0.01 };
    expect(nearnessOf(fix, square, 100)).toBe('inside');
    expect(nearnessOf(fix, far, 100)).toBe('outside');
    expect(nearnessOf({ ...fix, accuracy: 300 }, square, 100)).toBe('inexact');
    expect(nearnessOf(fix, null, 100)).toBe('unknown');
    expect(distanceTo({ kind: 'refused' }, square)).toBeNull();
  });

  it('ask for a sentence where the position is not known, or known too inexactly to tell', () => {
    const fix = { ...square, accuracy: 8, at: 0 };
    expect(needsSentence({ kind: 'fixed', fix }, 100)).toBe(false);
    expect(needsSentence({ kind: 'fixed', fix: { ...fix, accuracy: 300 } }, 100)).toBe(true);
    expect(needsSentence({ kind: 'refused' }, 100)).toBe(true);
  });
});

describe('the order of the list', () => {
  const near = taskRow({ id: 'near', dueAt: '2026-11-24T09:00:00Z', ...square });
  const soon = taskRow({
    id: 'soon',
    dueAt: '2026-11-24T08:00:00Z',
    longitude: square.longitude,
    latitude: square.latitude + 0.02,
  });
  const paused = taskRow({ id: 'paused', dueAt: '2026-11-24T07:00:00Z', clockState: 'paused' });

  it('is what falls due first; a clock that stands still is not due', () => {
    expect(ids([paused, near, soon], 'due', null)).toEqual(['soon', 'near', 'paused']);
  });

  it('is what is nearest; without a place comes last', () => {
    expect(ids([paused, soon, near], 'near', square)).toEqual(['near', 'soon', 'paused']);
    expect(ids([paused, near, soon], 'near', null)).toEqual(['soon', 'near', 'paused']);
  });

  it('offers each stage once', () => {
    expect(stagesOf([near, soon, taskRow({ stage: null })])).toEqual(['dispatch']);
  });
});

describe('what is said often', () => {
  it('goes into the text and out of it again, beside what somebody wrote', () => {
    const once = togglePhrase('墙角还有一袋', '有残留');
    expect(once).toBe('墙角还有一袋；有残留');
    expect(hasPhrase(once, '有残留')).toBe(true);
    expect(togglePhrase(once, '有残留')).toBe('墙角还有一袋');
    expect(onlyPhrases('有残留', ['有残留'])).toBe(true);
    expect(onlyPhrases(once, ['有残留'])).toBe(false);
  });
});

describe('a photo', () => {
  it.each([
    [4000, 3000, 1600, 1200],
    [3000, 4000, 1200, 1600],
    [800, 600, 800, 600],
    [1601, 1, 1600, 1],
  ])('of %i × %i is sent as %i × %i', (width, height, toWidth, toHeight) => {
    expect(reducedSize(width, height)).toEqual({ width: toWidth, height: toHeight });
  });
});

describe('the bottom bar', () => {
  it('has three places beside 我的, and nothing twice', () => {
    expect(entries('grid').bar).toEqual(['pending', 'report', 'done']);
    const handler = entries('handler');
    expect(handler.bar[0]).toBe('pending');
    expect(handler.bar).toContain('done');
    expect(entries('acceptor', 'grid').bar).toHaveLength(3);
  });

  it('leaves nothing of the menu out of reach', () => {
    const { bar, further } = entries('grid', 'acceptor', 'auditor');
    expect(bar).toEqual(['pending', 'report', 'done']);
    expect(further).toEqual(expect.arrayContaining(['/cases', '/incidents']));
  });
});
