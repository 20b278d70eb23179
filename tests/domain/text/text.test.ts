import { describe, expect, it } from 'vitest';
import { bigrams } from '../../../domain/text/bigrams.ts';
import { checkLine, lineLengths } from '../../../domain/text/check-line.ts';
import { maskPhone } from '../../../domain/text/mask-phone.ts';

describe('a line', () => {
  it('is kept trimmed, blanks made one', () => {
    expect(checkLine('  建设路　 与  人民路口 ', 256)).toEqual({
      ok: true,
      line: '建设路 与 人民路口',
    });
  });

  it('is refused when it is empty, long or hides something', () => {
    const address = '路'.repeat(lineLengths.address);
    expect(checkLine(address, lineLengths.address).ok).toBe(true);
    expect(checkLine(`${address}1`, lineLengths.address).ok).toBe(false);
    expect(checkLine(' \u3000', 10)).toEqual({ ok: false, code: 'empty' });
    expect(checkLine('建设路十二号', 5)).toEqual({ ok: false, code: 'too-long' });
    for (const hidden of ['a\nb', 'a\u202Eb', 'a\u0007b', 'a\u2028b', '\uFEFFa', 'a\uDC00b']) {
      expect(checkLine(hidden, 10)).toEqual({ ok: false, code: 'control-character' });
    }
  });
});

describe('a phone number', () => {
  it('shows its ends only', () => {
    expect(maskPhone('13812346021')).toBe('138****6021');
    expect(maskPhone('+86 138 1234 6021')).toBe('+86****6021');
    expect(maskPhone('１３８１２３４６０２１')).toBe('138****6021');
    expect(maskPhone('0514-8765432')).toBe('051****5432');
    expect(maskPhone('87654321')).toBe('****21');
    expect(maskPhone('12345')).toBe('****');
    expect(maskPhone('王先生')).toBe('****');
  });
});

describe('pairs of characters', () => {
  it('are those within words, each once', () => {
    expect(bigrams('井盖，井盖 A1')).toEqual(['a1', '井盖']);
    expect(bigrams('路')).toEqual([]);
    expect(bigrams('ＡＢ')).toEqual(['ab']);
    expect(bigrams('𠮷野家')).toEqual(['野家', '𠮷野'].toSorted());
  });
});
