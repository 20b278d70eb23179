// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { useKeptFiles } from '../../../admin-ui/forms/use-kept-files.ts';
import { drawPage, fakeServer, session, standInForBrowser } from '../screen.tsx';

function Form() {
  const { files, lost, keep } = useKeptFiles('any');
  return (
    <>
      <p>{`here: ${files?.map(({ name }) => name).join(', ') ?? 'not known yet'}`}</p>
      <p>{`lost: ${lost.join(', ')}`}</p>
      <button
        type="button"
        onClick={() => {
          keep([new File(['a'], '一.csv'), new File(['b'], 'two.csv')]);
        }}
      >
        choose
      </button>
      <button
        type="button"
        onClick={() => {
          keep([]);
        }}
      >
        give up
      </button>
    </>
  );
}
const draw = async (user = session.user) =>
  drawPage(<Form />, '/form', '/form', { ...session, user });

beforeEach(() => {
  standInForBrowser();
  fakeServer({});
});

/** This browser has no database: what it keeps of a file is its name. */
describe('files of a form', () => {
  it('are here until they are given up', async () => {
    await draw();
    await userEvent.click(await screen.findByText('choose'));
    expect(screen.getByText('here: 一.csv, two.csv')).toBeTruthy();
    expect(screen.getByText('lost:')).toBeTruthy();
    await userEvent.click(screen.getByText('give up'));
    expect(screen.getByText('here:')).toBeTruthy();
  });

  it('are asked for by their names where the device could not keep them, of the same person alone', async () => {
    const first = await draw();
    await userEvent.click(await screen.findByText('choose'));
    first.unmount();
    const second = await draw();
    expect(await screen.findByText('lost: 一.csv, two.csv')).toBeTruthy();
    second.unmount();
    const other = await draw({ ...session.user, id: 'p-other' });
    expect(await screen.findByText('lost:')).toBeTruthy();
    other.unmount();
    await draw();
    await userEvent.click(await screen.findByText('give up'));
    expect(await screen.findByText('lost:')).toBeTruthy();
  });
});
