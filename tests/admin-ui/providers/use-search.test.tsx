import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { useLocation } from 'react-router';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  AddressCheck,
  AddressSearch,
} from '../../../admin-ui/resources/organisation/address-tools.tsx';
import { useSearch } from '../../../admin-ui/providers/use-search.ts';
import { drawPage, fakeServer, standInForBrowser } from '../screen.tsx';

/** Counts in the address, as the steps of a replay do. */
function Counter() {
  const [search, change] = useSearch();
  const at = Number(search.get('at') ?? '0');
  return (
    <button
      type="button"
      onClick={() => {
        change((now) => {
          now.set('at', String(at + 1));
          return now;
        });
      }}
    >
      {`at ${String(at)}`}
    </button>
  );
}

function Page() {
  return (
    <>
      <p data-testid="address">{useLocation().search}</p>
      <Counter />
      <AddressCheck name="closed" label="停用的" />
      <AddressCheck name="mine" label="自己的" />
      <AddressSearch label="搜索" />
    </>
  );
}

const address = (): string | null => screen.getByTestId('address').textContent;

describe('the search part of an address', () => {
  beforeEach(async () => {
    standInForBrowser();
    fakeServer({});
    await drawPage(<Page />, '/?q=x');
  });

  it('is read at once by what writes it, before the router has followed', async () => {
    const button = screen.getByRole('button');
    await act(async () => {
      for (let press = 0; press < 3; press += 1) {
        // As a browser does: each press is drawn before the next, navigation takes longer.
        button.dispatchEvent(new MouseEvent('click', { bubbles: true }));
        await Promise.resolve();
      }
    });
    await waitFor(() => {
      expect(address()).toBe('?q=x&at=3');
    });
  });

  it('keeps what another part of the page has just written', async () => {
    act(() => {
      screen.getByRole('checkbox', { name: '停用的' }).click();
      screen.getByRole('checkbox', { name: '自己的' }).click();
    });
    await waitFor(() => {
      expect(address()).toBe('?q=x&closed=true&mine=true');
    });
  });

  it('builds on where the router is, also after it was there before', async () => {
    fireEvent.click(screen.getByRole('checkbox', { name: '停用的' }));
    await waitFor(() => {
      expect(address()).toBe('?q=x&closed=true');
    });
    fireEvent.click(screen.getByRole('checkbox', { name: '停用的' }));
    await waitFor(() => {
      expect(address()).toBe('?q=x');
    });
    fireEvent.click(screen.getByRole('checkbox', { name: '自己的' }));
    await waitFor(() => {
      expect(address()).toBe('?q=x&mine=true');
    });
  });
});
