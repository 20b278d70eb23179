import { describe, expect, it } from 'vitest';
import { glanceOf } from '../../../admin-ui/resources/tasks/detail/evidence.tsx';
import type { AttachmentRef } from '../../../api/contract/cases.ts';

const file = (id: string, purpose: string | null, mediaType = 'image/png'): AttachmentRef => ({
  id,
  name: id,
  mediaType,
  size: 1,
  purpose,
  by: null,
  at: '2026-11-24T06:00:00Z',
});
const ids = (...files: readonly AttachmentRef[]): readonly string[] =>
  glanceOf(files).map(({ id }) => id);

describe('the photos at a glance', () => {
  it('are before and after, of the last round', () => {
    const rounds = [
      file('b1', 'before'),
      file('a1', 'after'),
      file('b2', 'before'),
      file('a2', 'after'),
    ];
    expect(ids(file('r', 'report'), ...rounds)).toEqual(['b2', 'a2']);
    expect(ids(file('r', 'report'), file('b1', 'before'))).toEqual(['b1']);
  });

  it('are else the first one there is', () => {
    expect(
      ids(file('plan', null, 'application/pdf'), file('r1', 'report'), file('r2', 'report')),
    ).toEqual(['r1']);
    expect(ids()).toEqual([]);
  });
});
