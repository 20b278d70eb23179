import { describe, expect, it, beforeEach } from 'vitest';
import { createDraftStore, parseDraft } from '../../../admin-ui/forms/draft-store.ts';

const day = 24 * 60 * 60_000;
const draft = { values: { note: 'x' }, given: {}, outcome: 'back', version: 3, at: 100 * day };

describe('drafts', () => {
  beforeEach(() => {
    localStorage.clear();
  });

  it('are kept for a task and a person', () => {
    createDraftStore('anna', localStorage).write('t1', draft);
    expect(createDraftStore('anna', localStorage).read('t1')).toEqual(draft);
    expect(createDraftStore('ben', localStorage).read('t1')).toBeNull();
  });

  it('are gone once cleared', () => {
    const store = createDraftStore('anna', localStorage);
    store.write('t1', draft);
    store.clear('t1');
    expect(store.read('t1')).toBeNull();
  });

  it.each(['', 'null', '{', '[]', '{"values":1,"at":2}', '{"values":{}}'])(
    'that cannot be read (%s) are none',
    (text) => {
      expect(parseDraft(text)).toBeNull();
    },
  );
});
