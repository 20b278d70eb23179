import { beforeEach, describe, expect, it } from 'vitest';
import { appearance, parseAppearance } from '../../../admin-ui/theme/appearance.ts';

describe('appearance', () => {
  beforeEach(() => {
    localStorage.clear();
  });

  it.each([null, '', '{', '[]', '{"theme":"pink","density":1,"locale":"fr"}'])(
    'falls back from %s',
    (text) => {
      expect(parseAppearance(text)).toEqual({ theme: 'system', density: 'standard', locale: 'zh' });
    },
  );

  it('is kept per person, and the last one for the first paint', () => {
    appearance.becomes('anna');
    appearance.change({ theme: 'dark', density: 'compact' });
    appearance.becomes('ben');
    appearance.change({ theme: 'light' });
    expect(parseAppearance(localStorage.getItem('bihuan.appearance')).theme).toBe('light');
    appearance.becomes('anna');
    expect(appearance.get()).toMatchObject({ theme: 'dark', density: 'compact' });
    expect(parseAppearance(localStorage.getItem('bihuan.appearance')).theme).toBe('dark');
    appearance.change({ theme: 'system', density: 'standard', locale: 'zh' });
  });
});
