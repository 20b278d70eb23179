import type { CardState, OpenCardRow } from '../contract/supervision.ts';
import { cardWords, clockWords } from './code-words.ts';
import { nameIn, wallTime } from './cells.ts';
import type { Column, Language } from './exported-list.ts';

const stateWords: { readonly [S in CardState]: { readonly [L in Language]: string } } = {
  waiting: { zh: '待签收', en: 'not acknowledged' },
  acknowledged: { zh: '已签收，待答复', en: 'acknowledged' },
  answered: { zh: '已答复，待销号', en: 'answered' },
};

const system: { readonly [L in Language]: string } = { zh: '系统', en: 'the system' };

export const cardColumns = (timeZone: string): readonly Column<OpenCardRow>[] => [
  { heading: { zh: '颜色', en: 'Level' }, of: ({ level }, language) => cardWords[level][language] },
  { heading: { zh: '编号', en: 'Case' }, of: ({ caseNumber }) => caseNumber },
  { heading: { zh: '标题', en: 'Title' }, of: ({ title }) => title },
  { heading: { zh: '单位', en: 'Unit' }, of: ({ unit }, language) => nameIn(unit, language) },
  {
    heading: { zh: '责任人', en: 'Person' },
    of: ({ person }, language) => nameIn(person, language),
  },
  {
    heading: { zh: '进展', en: 'State' },
    of: ({ state }, language) => stateWords[state][language],
  },
  {
    heading: { zh: '发单', en: 'Issued by' },
    of: ({ issuedBy }, language) => nameIn(issuedBy, language) ?? system[language],
  },
  { heading: { zh: '发出', en: 'Issued' }, of: ({ issuedAt }) => wallTime(issuedAt, timeZone) },
  { heading: { zh: '天数', en: 'Days' }, of: ({ days }) => days },
  { heading: { zh: '答复期限', en: 'Answer by' }, of: ({ dueAt }) => wallTime(dueAt, timeZone) },
  {
    heading: { zh: '计时', en: 'Clock' },
    of: ({ clockState }, language) => clockWords[clockState][language],
  },
];
