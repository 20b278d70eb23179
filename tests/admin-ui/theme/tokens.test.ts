import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { rowHeight } from '../../../admin-ui/resources/tasks/inbox/use-row-heights.ts';
import { darkTokens, lightTokens } from '../../../admin-ui/theme/tokens.ts';
import { readTokens, tokensCss } from './read-tokens.ts';

const room = path.resolve(import.meta.dirname, '../../../admin-ui');

const isHex = (value: string): boolean => /^#[0-9a-f]{6}$/u.test(value);

function sources(folder: string, ending: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      return entry.name === 'dist' ? [] : sources(full, ending);
    }
    return entry.name.endsWith(ending) ? [full] : [];
  });
}

describe('tokens.ts', () => {
  const css = tokensCss();

  it.each([
    ['light', css.light, lightTokens],
    ['dark', { ...css.light, ...css.dark }, darkTokens],
  ] as const)('says the same as tokens.css in %s', (_name, expected, actual) => {
    const colors = Object.fromEntries(Object.entries(expected).filter(([, value]) => isHex(value)));
    expect(actual).toEqual(colors);
  });
});

describe('style sheets', () => {
  it('print in the light whatever is chosen: the values of the dark are of no paper', () => {
    const dark = readFileSync(path.join(room, 'theme/dark-tokens.css'), 'utf8');
    const media = [...dark.matchAll(/^@media (?<query>.+) \{$/gmu)];
    expect(media.map((hit) => hit.groups?.['query'])).toEqual([
      'not print',
      'screen and (prefers-contrast: more)',
    ]);
  });

  it('use only custom properties that exist', () => {
    const own = readTokens(readFileSync(path.join(room, 'theme/tokens.css'), 'utf8'));
    const texts = ['.css', '.tsx', '.ts'].flatMap((ending) =>
      sources(room, ending).map((file) => ({ file, text: readFileSync(file, 'utf8') })),
    );
    const set = /(?<name>--[a-z0-9-]+)['"]?\s*:/gu;
    const local = new Set(
      texts.flatMap(({ text }) => [...text.matchAll(set)].map((hit) => hit.groups?.['name'])),
    );
    const unknown = texts.flatMap(({ file, text }) =>
      [...text.matchAll(/var\((?<name>--[a-z0-9-]+)\)/gu)]
        .map((hit) => hit.groups?.['name'] ?? '')
        .filter((name) => !own.has(name) && !local.has(name))
        .map((name) => `${path.relative(room, file)}: ${name}`),
    );
    expect(unknown).toEqual([]);
  });

  it('set colors through tokens: literal ones only on photographs, rail, toasts and the bars of a track', () => {
    const literal = sources(room, '.css')
      .filter((file) => !file.endsWith('tokens.css'))
      .flatMap((file) =>
        [...readFileSync(file, 'utf8').matchAll(/#[0-9a-f]{3,8}\b/giu)].map((hit) =>
          hit[0].toLowerCase(),
        ),
      );
    const allowed = new Set([
      '#fff',
      '#17212f',
      '#e8edf3',
      '#10161f',
      '#10223a',
      '#e5584a',
      '#1c0503',
      '#6b7b90',
      '#cfd8e3',
      '#4a586b',
      '#2b3848',
      '#4d709d',
      '#dbe5f1',
      '#04150f',
      '#000',
    ]);
    expect([...new Set(literal)].filter((color) => !allowed.has(color))).toEqual([]);
  });
});

describe('row heights', () => {
  it('are those of the densities', () => {
    const css = tokensCss();
    const tokens = {
      standard: css.light,
      compact: css.density('compact'),
      touch: css.density('touch'),
    };
    expect(rowHeight).toEqual({
      standard: Number.parseInt(tokens.standard['row-height'] ?? '', 10),
      compact: Number.parseInt(tokens.compact['row-height'] ?? '', 10),
      touch: Number.parseInt(tokens.touch['row-height'] ?? '', 10),
    });
  });
});
