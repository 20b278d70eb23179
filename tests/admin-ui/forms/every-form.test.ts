import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { nothingTyped } from '../../end-to-end/nothing-typed.ts';
import { typedForms } from '../../end-to-end/typed-forms.ts';

const room = path.resolve(import.meta.dirname, '../../../admin-ui');
const input =
  /<(?:TextField|OutlinedInput|LongTextField|LongInput|InputBase|textarea|input|form|Dialog)\b/u;

/** Files that draw something to type into, or a dialog that may. */
const drawing = readdirSync(room, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.tsx') && !name.startsWith('dist'))
  .filter((name) => input.test(readFileSync(path.join(room, name), 'utf8')))
  .map((name) => name.split(path.sep).join('/'))
  .toSorted();

const tried = new Set(typedForms.flatMap(({ drawnIn }) => drawnIn));

describe('every form', () => {
  it('is tried with the back button and the end of a session, or says why nothing can be lost', () => {
    expect(drawing.length).toBeGreaterThan(50);
    const missing = drawing.filter((name) => !tried.has(name) && !(name in nothingTyped));
    expect(missing).toEqual([]);
  });

  it('stands in the table under the name of its file, and once', () => {
    const exempt = Object.keys(nothingTyped);
    const named = [...tried, ...exempt];
    expect(named.filter((name) => !existsSync(path.join(room, name)))).toEqual([]);
    expect(exempt.filter((name) => tried.has(name))).toEqual([]);
  });
});
