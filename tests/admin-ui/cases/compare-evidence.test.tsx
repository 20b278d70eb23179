import { fireEvent, screen } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { AttachmentRef } from '../../../api/contract/cases.ts';
import { CompareEvidence } from '../../../admin-ui/resources/cases/compare-evidence.tsx';
import { drawPage, standInForBrowser } from '../screen.tsx';

const file = (id: string, purpose: string | null, mediaType = 'image/png'): AttachmentRef => ({
  id,
  name: id,
  mediaType,
  size: 1,
  purpose,
  by: null,
  at: '2026-11-24T06:00:00Z',
});

describe('before and after', () => {
  beforeEach(standInForBrowser);

  it('of the last round are compared, beside each other and by a wipe', async () => {
    const attachments = [
      file('b1', 'before'),
      file('a1', 'after'),
      file('b2', 'before'),
      file('a2', 'after'),
      file('plan', 'after', 'application/pdf'),
    ];
    await drawPage(<CompareEvidence attachments={attachments} />);
    fireEvent.click(await screen.findByRole('button', { name: '前后对比' }));
    expect(screen.getAllByRole('img').map((image) => image.getAttribute('alt'))).toEqual([
      'b2',
      'a2',
    ]);
    fireEvent.click(screen.getByRole('button', { name: '划看' }));
    const edge = screen.getByRole('slider');
    expect(edge.getAttribute('aria-valuetext')).toBe('处置前占 50%');
    fireEvent.change(edge, { target: { value: '20' } });
    expect(edge.getAttribute('aria-valuetext')).toBe('处置前占 20%');
  });

  it('are not offered while one of them is missing', async () => {
    await drawPage(<CompareEvidence attachments={[file('b1', 'before'), file('r', 'report')]} />);
    expect(screen.queryByRole('button', { name: '前后对比' })).toBeNull();
  });
});
