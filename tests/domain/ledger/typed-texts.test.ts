import { describe, expect, it } from 'vitest';
import {
  expandReferences,
  referenceMark,
  referencesIn,
  referTexts,
  typedText,
  withReferences,
} from '../../../domain/ledger/typed-texts.ts';

const command = (action: Readonly<Record<string, unknown>>) => ({ id: 'k1', action });

describe('what was typed with a command', () => {
  it.each([
    [{ type: 'park', until: 7, reason: 'rain' }, 'reason'],
    [{ type: 'resolve', task: 't', comment: 'seen' }, 'comment'],
    [{ type: 'repair', repair: { kind: 'skip', reason: 'by hand' } }, 'repair.reason'],
  ] as const)('of %j is referred to at %s, and comes back', (action, at) => {
    const given = command(action);
    const sent = withReferences(given);
    expect(referencesIn(sent)).toEqual([{ $text: 'k1', at }]);
    expect(JSON.stringify(sent)).toContain(referenceMark);
    expect(JSON.stringify(sent)).not.toContain(String(typedText(action, at)));
    expect(
      expandReferences(sent, ({ at: place }) => String(typedText(given.action, place))),
    ).toEqual(given);
  });

  it('is nothing in most commands, which stay as they are', () => {
    const given = command({ type: 'complete', variables: { reason: 'x' }, repair: {} });
    expect(withReferences(given)).toBe(given);
  });

  it('is no matter of variables, whatever looks like a reference there', () => {
    const reference = { $text: 'k2', at: 'reason' };
    for (const under of ['variables', 'inputs', 'state'])
      expect(referencesIn({ [under]: { a: reference } })).toEqual([]);
    expect(referencesIn({ a: { ...reference, more: 1 }, b: { $text: 'k2', at: 'id' } })).toEqual(
      [],
    );
  });
});

describe('referTexts', () => {
  it('refers where a reason or a remark that is known stands, and nowhere else', () => {
    const reference = { $text: 'k1', at: 'reason' } as const;
    const known = new Map([['done', reference]]);
    expect(
      referTexts({ end: 'done', tasks: [{ outcome: 'done', why: { reason: 'done' } }] }, known),
    ).toEqual({ end: 'done', tasks: [{ outcome: 'done', why: { reason: reference } }] });
    expect(referTexts({ reason: 'engine-lost' }, known)).toEqual({ reason: 'engine-lost' });
  });
});
