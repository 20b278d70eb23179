import { fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HeadSearch } from '../../../admin-ui/layout/head-search.tsx';
import { drawPage, fakeServer, standInForBrowser } from '../screen.tsx';

const searched = vi.fn<(text: string) => void>();

/** A list whose address follows when the test lets it. */
function Page() {
  const [value, setValue] = useState('');
  return (
    <>
      <HeadSearch label="搜索" value={value} onSearch={searched} />
      {['井盖', '路灯', ''].map((text) => (
        <button
          key={text}
          type="button"
          onClick={() => {
            setValue(text);
          }}
        >
          {`follow ${text}`}
        </button>
      ))}
    </>
  );
}

const field = (): HTMLInputElement => screen.getByRole('searchbox', { name: '搜索' });
const type = (text: string): void => {
  fireEvent.change(field(), { target: { value: text } });
};
const follow = (text: string): void => {
  fireEvent.click(screen.getByRole('button', { name: `follow ${text}`.trim() }));
};

describe('the search in the head of a list', () => {
  beforeEach(async () => {
    standInForBrowser();
    fakeServer({});
    await drawPage(<Page />);
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
    searched.mockReset();
  });

  it('keeps what is typed while its search goes through, and searches for that too', () => {
    type('井盖');
    vi.advanceTimersByTime(300);
    expect(searched.mock.calls).toEqual([['井盖']]);
    type('井盖缺失');
    follow('井盖');
    expect(field().value).toBe('井盖缺失');
    vi.advanceTimersByTime(300);
    expect(searched.mock.calls.at(-1)).toEqual(['井盖缺失']);
  });

  it('takes over what comes from elsewhere', () => {
    type('井盖');
    vi.advanceTimersByTime(300);
    follow('井盖');
    follow('路灯');
    expect(field().value).toBe('路灯');
    follow('');
    expect(field().value).toBe('');
  });
});
