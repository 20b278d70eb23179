// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { ticker } from '../../../admin-ui/clocks/ticker.ts';
import { createDraftStore } from '../../../admin-ui/forms/draft-store.ts';
import { forgetOld } from '../../../admin-ui/forms/forget-old.ts';
import { isText } from '../../../admin-ui/forms/kept-shape.ts';
import { useKeptForm } from '../../../admin-ui/forms/use-kept-form.ts';
import { createDiagramStore } from '../../../admin-ui/resources/designer/draft/kept-diagram.ts';
import { keepDraft, keptAt } from '../../../admin-ui/resources/reports/kept-draft.ts';
import { emptyDraft } from '../../../admin-ui/resources/reports/open-case-draft.ts';
import { drawPage, fakeServer, standInForBrowser } from '../screen.tsx';

const day = 86_400_000;

function Note() {
  const { typed, change } = useKeptForm('note', isText, () => '');
  return (
    <input
      aria-label="note"
      value={typed}
      onChange={(event) => {
        change(event.target.value);
      }}
    />
  );
}
const note = (): HTMLElement => screen.getByRole('textbox', { name: 'note' });

beforeEach(() => {
  standInForBrowser();
  fakeServer({});
});
describe('what somebody has left on a seat', () => {
  it('is forgotten two weeks after it was last changed, whoever it was, and nothing before', async () => {
    const now = ticker.now();
    const store = createDraftStore('p-anna', localStorage);
    const left = { values: { note: 'x' }, given: {}, outcome: null, version: 1 };
    const draft = emptyDraft('phone');
    for (const [name, at] of [
      ['old', now - 15 * day],
      ['new', now - 13 * day],
    ] as const) {
      store.write(name, { ...left, at });
      keepDraft('p-ben', name, { draft, at, attempt: null });
      createDiagramStore('p-carl', name, localStorage).write({ xml: '<a/>', of: 1, at });
    }
    localStorage.setItem('bihuan.appearance', '{}');
    await forgetOld(now);
    expect([store.read('old'), store.read('new')?.at]).toEqual([null, now - 13 * day]);
    expect([keptAt('p-ben', 'old'), keptAt('p-ben', 'new')]).toEqual([null, now - 13 * day]);
    expect(createDiagramStore('p-carl', 'old', localStorage).read()).toBeNull();
    expect(createDiagramStore('p-carl', 'new', localStorage).read()?.xml).toBe('<a/>');
    expect(localStorage.getItem('bihuan.appearance')).toBe('{}');
  });

  it('was typed into a form of any kind', async () => {
    const page = await drawPage(<Note />);
    await userEvent.type(note(), 'x');
    page.unmount();
    await forgetOld(ticker.now() + 13 * day);
    const before = await drawPage(<Note />);
    expect(note()).toHaveProperty('value', 'x');
    before.unmount();
    await forgetOld(ticker.now() + 15 * day);
    expect(Object.keys(localStorage).filter((key) => key.startsWith('bihuan.typing'))).toEqual([]);
  });
});
