import { act, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { useWords } from '../../../admin-ui/messages/use-words.ts';
import { appearance } from '../../../admin-ui/theme/appearance.ts';
import { drawPage, fakeServer, standInForBrowser } from '../screen.tsx';

function Page() {
  const { t, pick } = useWords();
  return (
    <>
      <h1>{t('keys.title')}</h1>
      <p>{pick('井盖', 'manhole cover')}</p>
      <p>{['1', '2', '1,001'].map((count) => t('cases.list.count', { count })).join(', ')}</p>
      <input aria-label="words" />
    </>
  );
}

const change = (locale: 'zh' | 'en'): void => {
  act(() => {
    appearance.change({ locale });
  });
};

describe('another language', () => {
  beforeEach(() => {
    standInForBrowser();
    fakeServer({});
  });
  afterEach(() => {
    change('zh');
  });

  it('changes every word and keeps what was typed, and where', async () => {
    await drawPage(<Page />);
    const field = await screen.findByRole('textbox');
    await userEvent.type(field, '井盖翘起');
    change('en');
    expect(await screen.findByRole('heading', { name: 'Keyboard shortcuts' })).toBeTruthy();
    expect(screen.getByText('manhole cover')).toBeTruthy();
    expect(screen.getByRole('textbox')).toBe(field);
    expect(field).toHaveProperty('value', '井盖翘起');
    expect(document.activeElement).toBe(field);
  });

  it('counts one thing in the singular, where it has one', async () => {
    await drawPage(<Page />);
    expect(await screen.findByText('1 件, 2 件, 1,001 件')).toBeTruthy();
    change('en');
    expect(await screen.findByText('1 case, 2 cases, 1,001 cases')).toBeTruthy();
  });

  it('is the one that was chosen last', async () => {
    await drawPage(<Page />);
    await screen.findByRole('textbox');
    change('en');
    change('zh');
    change('en');
    change('zh');
    await expect.poll(() => screen.queryByRole('heading', { name: '快捷键' })).toBeTruthy();
    await new Promise((resolve) => {
      setTimeout(resolve, 200);
    });
    expect(screen.getByRole('heading', { name: '快捷键' })).toBeTruthy();
    expect(screen.getByText('井盖')).toBeTruthy();
  });
});
