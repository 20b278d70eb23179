import { act } from '@testing-library/react';
import { useLayoutEffect, useState } from 'react';
import { beforeEach, expect, it, vi } from 'vitest';
import { useShortcuts } from '../../../admin-ui/layout/keyboard/shortcuts.ts';
import { drawPage, fakeServer, standInForBrowser } from '../screen.tsx';

beforeEach(standInForBrowser);

it('answers a key by what is drawn, as soon as it is drawn', async () => {
  const pressed = vi.fn<(drawn: string) => void>();
  const drawn: { by?: (text: string) => void } = {};
  function Page() {
    const [text, setText] = useState('before');
    drawn.by = setText;
    useShortcuts(
      {
        x: () => {
          pressed(text);
        },
      },
      1,
    );
    // Whoever sees the new text may press at once: before anything that waits for the browser to be idle.
    useLayoutEffect(() => {
      if (text === 'after')
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'x', bubbles: true }));
    }, [text]);
    return text;
  }
  fakeServer({});
  await drawPage(<Page />);
  act(() => {
    drawn.by?.('after');
  });
  expect(pressed.mock.calls).toEqual([['after']]);
});
