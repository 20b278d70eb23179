// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { FieldValue } from '../../../admin-ui/forms/field-value.tsx';
import { drawPage, fakeServer, standInForBrowser } from '../screen.tsx';
import { field } from '../tasks.ts';

const list = (data: readonly object[]) => ({
  body: { data, total: data.length, totalIsLowerBound: false, next: null },
});

beforeEach(() => {
  standInForBrowser();
});

describe('what a field held', () => {
  it.each(['unit', 'person', 'class', 'condition'] as const)(
    'is named by what came with it, also when a %s is not offered any more',
    async (type) => {
      const server = fakeServer({});
      await drawPage(
        <FieldValue
          field={field('of', type)}
          values={{ of: 'gone' }}
          names={[{ id: 'gone', name: '从前的' }]}
        />,
      );
      expect(await screen.findByText('从前的')).toBeDefined();
      expect(server.asked).toEqual([]);
    },
  );

  it('names a closed unit', async () => {
    const closed = { id: 'gone', name: '原环卫所', nameEn: '', active: false };
    fakeServer({ 'GET /api/units': ({ path }) => list(path.includes('false') ? [closed] : []) });
    await drawPage(<FieldValue field={field('of', 'unit')} values={{ of: 'gone' }} />);
    expect(await screen.findByText('原环卫所')).toBeDefined();
  });

  it('stands as it is when nothing knows it', async () => {
    fakeServer({ 'GET /api/units': list([]) });
    await drawPage(<FieldValue field={field('of', 'unit')} values={{ of: 'u-unknown' }} />);
    expect(await screen.findByText('u-unknown')).toBeDefined();
  });
});
