import { describe, expect, it } from 'vitest';
import { guessClasses } from '../../../admin-ui/resources/reports/guess-classes.ts';
import type { ClassRow } from '../../../admin-ui/resources/reports/open-case-queries.ts';

describe('classes guessed while somebody types', () => {
  it('are looked up in a catalogue that is read once, not at every key', () => {
    let readings = 0;
    const row: ClassRow = {
      id: 'component:0101',
      kind: 'component',
      code: '0101',
      name: '上水井盖',
      nameEn: 'Water cover',
      major: '公用设施',
      majorEn: 'Public utilities',
      get conditions() {
        readings += 1;
        return [];
      },
    };
    const classes = [row];
    for (const text of ['井', '井盖', '井盖不', '井盖不见', '井盖不见了']) {
      guessClasses(text, classes);
    }
    expect(guessClasses('井盖不见了', classes)).toEqual([row]);
    expect(readings).toBe(1);
  });
});
