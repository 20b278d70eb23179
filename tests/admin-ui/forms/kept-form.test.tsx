import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  listOf,
  oneOf,
  orAbsent,
  orNothing,
  isText,
  withFields,
} from '../../../admin-ui/forms/kept-shape.ts';
import { useKeptForm } from '../../../admin-ui/forms/use-kept-form.ts';
import { drawPage, fakeServer, session, standInForBrowser } from '../screen.tsx';

interface Written {
  readonly note: string;
  readonly files: readonly { readonly id: string }[];
  readonly kind: 'a' | 'b' | null;
  readonly more?: string;
}
const shape = withFields<Written>({
  note: isText,
  files: listOf(withFields({ id: isText })),
  kind: orNothing(oneOf<'a' | 'b'>(['a', 'b'])),
  more: orAbsent(isText),
});
const first: Written = { note: '', files: [], kind: null };

const attach = (id: string) => (now: Written) => ({ ...now, files: [...now.files, { id }] });

function Form() {
  const { typed, change, update, forget } = useKeptForm('any', shape, () => first);
  return (
    <>
      <output>{JSON.stringify(typed)}</output>
      <button
        type="button"
        onClick={() => {
          // Two files arrive before anything is drawn.
          update(attach('one'));
          update(attach('two'));
          update((now) => ({ ...now, kind: 'b' }));
        }}
      >
        attach
      </button>
      <button
        type="button"
        onClick={() => {
          change({ ...typed, note: 'x' });
        }}
      >
        write
      </button>
      <button type="button" onClick={forget}>
        forget
      </button>
    </>
  );
}

const place = `bihuan.typing.${session.user.id}.any`;
const shown = (): unknown => JSON.parse(screen.getByRole('status').textContent);

describe('a form of any shape', () => {
  beforeEach(() => {
    standInForBrowser();
    fakeServer({});
  });

  it('comes back with what was chosen and attached, until it is given up', async () => {
    const page = await drawPage(<Form />);
    await userEvent.click(screen.getByRole('button', { name: 'write' }));
    await userEvent.click(screen.getByRole('button', { name: 'attach' }));
    page.unmount();
    await drawPage(<Form />);
    expect(shown()).toEqual({
      ...first,
      note: 'x',
      files: [{ id: 'one' }, { id: 'two' }],
      kind: 'b',
    });
    await userEvent.click(screen.getByRole('button', { name: 'forget' }));
    expect(shown()).toEqual(first);
    expect(localStorage.getItem(place)).toBeNull();
  });

  it.each([
    '{broken',
    'null',
    '{"note":"x","files":[],"kind":"c"}',
    '{"note":"x","files":[{}],"kind":null}',
    '{"note":"x","files":{},"kind":null}',
    '{"note":"x","files":[],"kind":null,"more":7}',
    '{"note":"x","files":[]}',
  ])('is as at first when what is kept is %s', async (kept) => {
    localStorage.setItem(place, `{"at":1,"value":${kept}}`);
    await drawPage(<Form />);
    expect(shown()).toEqual(first);
  });
});
