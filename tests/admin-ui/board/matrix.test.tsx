// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { Matrix } from '../../../admin-ui/resources/board/matrix.tsx';
import { drawPage, fakeServer, standInForBrowser } from '../screen.tsx';

beforeEach(() => {
  standInForBrowser();
  fakeServer({});
});

it('says that there is nothing to count', async () => {
  await drawPage(<Matrix cells={[]} chosen={[]} onPress={() => undefined} />);
  expect(screen.getByText('现在没有待办')).toBeTruthy();
  expect(screen.queryByRole('table')).toBeNull();
});
