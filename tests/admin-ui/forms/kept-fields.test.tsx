import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { useKeptFields } from '../../../admin-ui/forms/use-kept-fields.ts';
import { drawPage, fakeServer, session, standInForBrowser } from '../screen.tsx';

function Form() {
  const { typed, change, forget } = useKeptFields('small', { name: '原名', unit: null });
  return (
    <>
      <input
        aria-label="name"
        value={typed.name}
        onChange={(event) => {
          change({ ...typed, name: event.target.value });
        }}
      />
      <button type="button" onClick={forget}>
        forget
      </button>
    </>
  );
}

const place = `bihuan.typing.${session.user.id}.small`;
const name = (): HTMLElement => screen.getByRole('textbox', { name: 'name' });

describe('the fields of a small form', () => {
  beforeEach(() => {
    standInForBrowser();
    fakeServer({});
  });

  it('come back when the page was left, and are as at first once they are given up', async () => {
    const page = await drawPage(<Form />);
    await userEvent.type(name(), '，改');
    page.unmount();
    await drawPage(<Form />);
    expect(name()).toHaveProperty('value', '原名，改');
    await userEvent.click(screen.getByRole('button', { name: 'forget' }));
    expect(name()).toHaveProperty('value', '原名');
    expect(localStorage.getItem(place)).toBeNull();
  });

  it.each(['{broken', '7', '{"name":7,"unit":null}', '{"name":"x"}'])(
    'are as at first when what is kept is %s',
    async (kept) => {
      localStorage.setItem(place, `{"at":1,"value":${kept}}`);
      await drawPage(<Form />);
      expect(name()).toHaveProperty('value', '原名');
    },
  );
});
