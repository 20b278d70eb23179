/**
 * First character, in the order of pinyin, that begins with each letter (i, u and v begin nothing).
 * The platform's collation does the rest, so no dictionary is carried along.
 */
const firsts: readonly (readonly [letter: string, first: string])[] = [
  ['a', '阿'],
  ['b', '八'],
  ['c', '嚓'],
  ['d', '哒'],
  ['e', '妸'],
  ['f', '发'],
  ['g', '旮'],
  ['h', '哈'],
  ['j', '讥'],
  ['k', '咔'],
  ['l', '垃'],
  ['m', '妈'],
  ['n', '拏'],
  ['o', '噢'],
  ['p', '妑'],
  ['q', '七'],
  ['r', '呥'],
  ['s', '仨'],
  ['t', '他'],
  ['w', '屲'],
  ['x', '夕'],
  ['y', '丫'],
  ['z', '帀'],
];

const byPinyin = new Intl.Collator('zh-Hans-CN-u-co-pinyin');

/** Initials of Chinese characters as typed for a quick search: 暴露垃圾 is `bllj`; letters and digits stay. */
export const pinyinInitials = (text: string): string =>
  Array.from(text.toLowerCase(), initialOf).join('');

const initialOf = (char: string): string => {
  if (/[a-z0-9]/u.test(char)) return char;
  if (!/\p{Script=Han}/u.test(char)) return '';
  return firsts.findLast(([, first]) => byPinyin.compare(char, first) >= 0)?.[0] ?? '';
};
