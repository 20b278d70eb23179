import { screen } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { OnPhone } from '../../../admin-ui/resources/designer/on-phone.tsx';
import { drawPage, fakeServer, standInForBrowser } from '../screen.tsx';

beforeEach(() => {
  standInForBrowser();
});

const open = async (drafts: readonly object[]): Promise<void> => {
  fakeServer({ 'GET /api/procedures/ordinary-event/drafts': { body: { data: drafts } } });
  await drawPage(<OnPhone />, '/procedures/ordinary-event/design', '/procedures/:key/design');
};

describe('the designer on a phone', () => {
  it('says that drawing needs room, and leads to what can be done there', async () => {
    await open([{ id: 'd', state: 'review' }]);
    const review = await screen.findByRole('link', { name: '审核草稿' });
    expect(review.getAttribute('href')).toBe('/procedures/ordinary-event/review');
    expect(screen.getByText(/更宽的窗口/u)).not.toBeNull();
  });

  it('leads to no review where there is no draft', async () => {
    await open([{ id: 'd', state: 'published' }]);
    const versions = await screen.findByRole('link', { name: '看流程的版本' });
    expect(versions.getAttribute('href')).toBe('/procedures/ordinary-event');
    expect(screen.queryByRole('link', { name: '审核草稿' })).toBeNull();
  });
});
