import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { beforeEach, expect, it } from 'vitest';
import { useClassSearch } from '../../../admin-ui/resources/reports/open-case-queries.ts';
import { drawPage, fakeServer, standInForBrowser } from '../screen.tsx';

beforeEach(standInForBrowser);

it('never offers for new words what was found for the words before: Enter takes the first that is drawn', async () => {
  const seen: string[] = [];
  fakeServer({
    'GET /api/catalogue': ({ path }) => {
      const words = new URL(path, 'http://x').searchParams.get('query') ?? '';
      return { body: { version: 'v1', data: [{ id: words, name: `found for ${words}` }] } };
    },
  });
  function Search() {
    const [query, setQuery] = useState('one');
    const found = useClassSearch(query, []).map(({ name }) => name);
    seen.push(`${query}: ${found.join()}`);
    return (
      <>
        <button
          type="button"
          onClick={() => {
            setQuery('two');
          }}
        >
          other words
        </button>
        {found}
      </>
    );
  }
  await drawPage(<Search />);
  await screen.findByText(/found for one/u);
  await userEvent.click(screen.getByRole('button'));
  await screen.findByText(/found for two/u);
  expect(seen).toContain('two: found for two');
  expect(seen).not.toContain('two: found for one');
});
