import { describe, expect, it } from 'vitest';
import { beginForm, stepForm, typed, type FormSource } from '../../../admin-ui/forms/form-state.ts';

const source = (version: number, values: Record<string, unknown>): FormSource => ({
  id: 't',
  version,
  fields: [],
  values,
});

describe('a form', () => {
  it('begins with what the server gives, and what was typed before over it', () => {
    const draft = {
      values: { note: 'mine' },
      given: { unit: 'a' },
      outcome: 'back',
      version: 2,
      at: 5,
    };
    const state = beginForm(source(3, { unit: 'a' }), draft);
    expect(state).toMatchObject({
      values: { unit: 'a', note: 'mine' },
      outcome: 'back',
      version: 3,
      keptAt: 5,
    });
  });

  it('goes on with the version of the draft when the server gives something else now', () => {
    const draft = {
      values: { note: 'mine' },
      given: { unit: 'a' },
      outcome: null,
      version: 2,
      at: 5,
    };
    expect(beginForm(source(3, { unit: 'b' }), draft).version).toBe(2);
  });

  it('takes a new version silently when nothing that is filled in changed', () => {
    const state = beginForm(source(3, { unit: 'a' }), null);
    expect(stepForm(state, { kind: 'refreshed', source: source(4, { unit: 'a' }) }).version).toBe(
      4,
    );
    expect(stepForm(state, { kind: 'refreshed', source: source(4, { unit: 'b' }) }).version).toBe(
      3,
    );
  });

  it('forgets the message at a field that is changed, and all when another outcome is chosen', () => {
    const refused = stepForm(beginForm(source(1, {}), null), {
      kind: 'refused',
      errors: { a: 'x', b: 'y' },
    });
    expect(stepForm(refused, { kind: 'changed', name: 'a', value: 1 }).errors).toEqual({ b: 'y' });
    expect(stepForm(refused, { kind: 'chosen', outcome: 'back' }).errors).toEqual({});
  });

  it('has an outcome to keep as soon as another one is chosen', () => {
    const kept = stepForm(beginForm(source(1, {}), null), { kind: 'kept', at: 5 });
    expect(stepForm(kept, { kind: 'chosen', outcome: 'forward' })).toMatchObject({
      outcome: 'forward',
      dirty: true,
    });
  });

  it('takes over what somebody filled in where one has typed something and taken it out again', () => {
    const emptied = stepForm(beginForm(source(3, {}), null), {
      kind: 'changed',
      name: 'unit',
      value: '',
    });
    const rebased = { kind: 'rebased', source: source(4, { unit: 'a' }), keep: true } as const;
    expect(stepForm(emptied, rebased).values).toEqual({ unit: 'a' });
  });

  it('asks about a draft that began on something else as about what is typed now', () => {
    const draft = { values: { unit: 'm' }, given: { unit: 'a' }, outcome: null, version: 2, at: 5 };
    expect(beginForm(source(3, { unit: 'b' }), draft).given).toEqual({ unit: 'a' });
  });

  it('is built on what the server has now; of what both changed, one is kept', () => {
    const edited = ['unit', 'note'].reduce(
      (state, name) => stepForm(state, { kind: 'changed', name, value: 'mine' }),
      beginForm(source(1, { unit: 'a' }), null),
    );
    const fresh = source(2, { unit: 'b' });
    expect(stepForm(edited, { kind: 'rebased', source: fresh, keep: true })).toMatchObject({
      values: { unit: 'mine', note: 'mine' },
      version: 2,
      dirty: true,
    });
    expect(stepForm(edited, { kind: 'rebased', source: fresh, keep: false })).toMatchObject({
      values: { unit: 'b', note: 'mine' },
      version: 2,
      dirty: true,
    });
  });

  it('knows which fields wait for their files', () => {
    const begun = beginForm(source(1, {}), null);
    const one = stepForm(begun, { kind: 'busy', name: 'after', busy: true });
    expect([...one.busy]).toEqual(['after']);
    expect([...stepForm(one, { kind: 'busy', name: 'after', busy: false }).busy]).toEqual([]);
  });

  it('keeps only what differs from what was given', () => {
    expect(typed({ unit: 'a', note: 'mine', list: [1] }, { unit: 'a', list: [1] })).toEqual({
      note: 'mine',
    });
  });
});
