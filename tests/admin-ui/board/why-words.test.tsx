// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { useWhyWords } from '../../../admin-ui/resources/board/why-words.ts';
import { appearance } from '../../../admin-ui/theme/appearance.ts';
import type { BoardTask } from '../../../api/contract/board.ts';
import { drawPage, fakeServer, standInForBrowser } from '../screen.tsx';

function Why({ why }: { readonly why: BoardTask['why'] }) {
  return <p>{useWhyWords()(why)}</p>;
}

beforeEach(() => {
  standInForBrowser();
  appearance.change({ locale: 'zh' });
  fakeServer({});
});

describe('why a task is late', () => {
  it.each([
    [{ code: 'nobody-has-it', amount: 59_999 }, '刚派来，还没有人签收'],
    [{ code: 'nobody-has-it', amount: 60_000 }, '派来 1 分无人签收'],
    [{ code: 'took-long', amount: 0 }, '刚到手'],
    [{ code: 'much-at-once', amount: 7 }, '责任人手上同时有 7 项'],
    [{ code: 'extended', amount: 1 }, '延期 1 次后仍未办完'],
  ] as const)('says no time of nought minutes: %j', async (why, words) => {
    await drawPage(<Why why={why} />);
    expect(screen.getByText(words)).toBeDefined();
  });
});
