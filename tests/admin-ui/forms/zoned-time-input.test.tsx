// @vitest-environment jsdom
import { fireEvent, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { beforeEach, describe, expect, it } from 'vitest';
import { ZonedTimeInput } from '../../../admin-ui/forms/zoned-time-input.tsx';
import { drawPage, standInForBrowser } from '../screen.tsx';

function Page({ first }: { readonly first: string }) {
  const [value, setValue] = useState(first);
  return (
    <>
      <ZonedTimeInput label="until" value={value} isWrong={false} onChange={setValue} />
      <output>{value}</output>
      <button
        type="button"
        onClick={() => {
          setValue('2026-12-01T01:00:00.000Z');
        }}
      >
        other
      </button>
    </>
  );
}
const draw = async (first: string): Promise<void> => {
  await drawPage(<Page first={first} />);
};
const field = (): HTMLElement => screen.getByRole('textbox', { name: 'until' });
const instant = (): string | null => screen.getByRole('status').textContent;

beforeEach(() => {
  standInForBrowser();
});

describe('a date and time that is typed', () => {
  it('is written as on the page, in the zone of the deployment', async () => {
    await draw('2026-11-24T06:32:00.000Z');
    expect(field()).toHaveProperty('value', '2026-11-24 14:32');
    await userEvent.clear(field());
    expect(instant()).toBe('');
    await userEvent.type(field(), '2026/11/25 9:00');
    expect(instant()).toBe('2026-11-25T01:00:00.000Z');
    expect(field()).toHaveProperty('value', '2026/11/25 9:00');
    await userEvent.tab();
    expect(field()).toHaveProperty('value', '2026-11-25 09:00');
  });

  it('stays as it is while it is no whole one, counts as none, and says so once it is left', async () => {
    await draw('2026-11-24T06:32:00.000Z');
    await userEvent.type(field(), '{Backspace}');
    expect(field()).toHaveProperty('value', '2026-11-24 14:3');
    expect(instant()).toBe('');
    expect(screen.queryByRole('alert')).toBeNull();
    await userEvent.tab();
    const words = screen.getByRole('alert');
    expect(field().getAttribute('aria-describedby')).toBe(words.id);
    expect(field().getAttribute('aria-invalid')).toBe('true');
    await userEvent.type(field(), '5');
    expect(screen.queryByRole('alert')).toBeNull();
    expect(instant()).toBe('2026-11-24T06:35:00.000Z');
  });

  it('comes from the calendar of the browser, or from elsewhere on the page', async () => {
    await draw('');
    const calendar = document.querySelector('input[type="datetime-local"]');
    if (calendar === null) throw new Error('Expected the calendar of the browser');
    fireEvent.change(calendar, { target: { value: '2026-11-25T09:00' } });
    expect(field()).toHaveProperty('value', '2026-11-25 09:00');
    await userEvent.click(screen.getByRole('button', { name: 'other' }));
    expect(field()).toHaveProperty('value', '2026-12-01 09:00');
  });
});
