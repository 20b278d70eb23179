import { describe, expect, it } from 'vitest';
import {
  nameBegun,
  noComment,
  parseComment,
  personsIn,
  withName,
} from '../../../admin-ui/resources/cases/mentions.ts';

const lin = { id: 'p-dispatcher', name: '林志远' };

describe('a name after an @', () => {
  it.each([
    ['@', ''],
    ['请 @林', '林'],
    ['看一下，@lin', 'lin'],
    ['地址 a@b', null],
    ['@林志远 看', null],
    ['没有', null],
  ])('is looked for while it is written: %s', (text, begun) => {
    expect(nameBegun(text, text.length)).toBe(begun);
  });

  it('is that before the caret', () => {
    expect(nameBegun('@林 看一下', 2)).toBe('林');
  });

  it('is put in place of what was begun, and what follows stays', () => {
    const { draft, caret } = withName({ text: '请 @林看一下', named: [] }, 4, lin);
    expect(draft.text).toBe('请 @林志远 看一下');
    expect(draft.text.slice(caret)).toBe('看一下');
    expect(personsIn(draft)).toEqual(['p-dispatcher']);
  });

  it('names nobody once it is deleted again, and nobody twice', () => {
    const once = withName({ text: '@', named: [] }, 1, lin).draft;
    expect(personsIn({ ...once, text: '看一下' })).toEqual([]);
    const twice = withName({ ...once, text: `${once.text}@` }, once.text.length + 1, lin).draft;
    expect(personsIn(twice)).toEqual(['p-dispatcher']);
  });

  it('is kept with the text that it stands in; what cannot be read is no comment', () => {
    const { draft } = withName({ text: '@', named: [] }, 1, lin);
    expect(parseComment(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
    expect(parseComment({ text: 'a', named: [{ id: 1 }] })).toEqual({ text: 'a', named: [] });
    expect(parseComment(['a'])).toBeNull();
    expect(personsIn(noComment)).toEqual([]);
  });
});
