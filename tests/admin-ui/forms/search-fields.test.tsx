import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FormFields } from '../../../admin-ui/forms/form-fields.tsx';
import { useTaskForm } from '../../../admin-ui/forms/use-task-form.ts';
import { useShortcuts } from '../../../admin-ui/layout/keyboard/shortcuts.ts';
import { drawPage, fakeServer, standInForBrowser, type Answer } from '../screen.tsx';
import { field, outcome } from '../tasks.ts';

const submit = vi.fn<(values: object) => void>();
const fields = [field('class', 'class', { label: '类别' })];

function Form() {
  const [source] = useState({ id: 't1', version: 1, fields, values: {} });
  const form = useTaskForm(source);
  useShortcuts(
    {
      'Ctrl+Enter': () => {
        submit(form.values);
      },
      'Alt+r': () => {
        form.choose(null);
      },
    },
    2,
  );
  return (
    <FormFields
      fields={fields}
      outcome={outcome('done', 'forward', ['class'])}
      form={form}
      disabled={false}
      unit={null}
    />
  );
}

const street = { kind: 'event', major: '市容', majorEn: 'Streets', conditions: [] };
const cover = { ...street, id: 'cover', name: '雨水井盖', code: '010101' };
const litter = { ...street, id: 'litter', name: '暴露垃圾', code: '020101' };
const found = (...data: readonly object[]): Answer => ({ body: { version: 'v1', data } });

/** The field, with all classes shown; what is typed is answered when the test says so. */
const drawn = async (typed: Promise<Answer>) => {
  fakeServer({
    'GET /api/catalogue': async ({ path }) =>
      path.includes('query=') ? typed : found(cover, litter),
  });
  await drawPage(<Form />);
  const input = await screen.findByRole<HTMLInputElement>('combobox', { name: '类别' });
  await userEvent.click(input);
  await screen.findByRole('option', { name: /雨水井盖/u });
  return input;
};

describe('a field that the server searches', () => {
  beforeEach(() => {
    standInForBrowser();
    submit.mockReset();
  });

  it('lets nothing be taken that was found for something else, and takes what comes', async () => {
    const answer = Promise.withResolvers<Answer>();
    const input = await drawn(answer.promise);
    await userEvent.type(input, '垃圾');
    await userEvent.keyboard('{Enter}');
    expect(input.value).toBe('垃圾');
    expect(screen.queryByRole('option')).toBeNull();
    answer.resolve(found(litter));
    await screen.findByRole('option', { name: /暴露垃圾/u });
    await userEvent.keyboard('{Enter}');
    expect(input.value).toBe('暴露垃圾');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    expect(submit).toHaveBeenLastCalledWith(expect.objectContaining({ class: 'litter' }));
  });

  it('leaves the keys that submit to the page, also over an open list', async () => {
    const input = await drawn(Promise.resolve(found(litter)));
    await userEvent.type(input, '垃圾');
    await screen.findByRole('option', { name: /暴露垃圾/u });
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    expect(submit).toHaveBeenCalledTimes(1);
    expect(submit).toHaveBeenLastCalledWith({});
  });

  it('keeps what is being typed over a choice when the page is drawn anew', async () => {
    const input = await drawn(Promise.resolve(found(litter)));
    await userEvent.keyboard('{Enter}');
    expect(input.value).toBe('雨水井盖');
    await userEvent.type(input, '垃圾', { initialSelectionStart: 0, initialSelectionEnd: 4 });
    await screen.findByRole('option', { name: /暴露垃圾/u });
    await userEvent.keyboard('{Alt>}r{/Alt}');
    expect(input.value).toBe('垃圾');
  });
});
