import type { CaseSummary } from '../contract/cases.ts';
import type { Task } from '../contract/tasks.ts';
import { nameIn, wallTime } from './cells.ts';
import { cardWords, clockWords, stageWords, urgencyWords } from './code-words.ts';
import type { Column } from './exported-list.ts';

type Shown = Pick<
  Task & CaseSummary,
  'title' | 'address' | 'stage' | 'unit' | 'urgency' | 'clockState' | 'dueAt' | 'createdAt' | 'card'
> & { readonly className: string | null; readonly classNameEn: string | null };

const shared = (timeZone: string): Column<Shown>[] => [
  { heading: { zh: '标题', en: 'Title' }, of: ({ title }) => title },
  { heading: { zh: '地点', en: 'Place' }, of: ({ address }) => address },
  {
    heading: { zh: '类别', en: 'Class' },
    of: ({ className, classNameEn }, language) =>
      language === 'en' ? (classNameEn ?? className) : className,
  },
  {
    heading: { zh: '紧急程度', en: 'Urgency' },
    of: ({ urgency }, language) => urgencyWords[urgency][language],
  },
  {
    heading: { zh: '环节', en: 'Stage' },
    of: ({ stage }, language) => (stage === null ? null : stageWords[stage][language]),
  },
  { heading: { zh: '单位', en: 'Unit' }, of: ({ unit }, language) => nameIn(unit, language) },
  {
    heading: { zh: '计时', en: 'Clock' },
    of: ({ clockState }, language) => clockWords[clockState][language],
  },
  { heading: { zh: '到期', en: 'Due' }, of: ({ dueAt }) => wallTime(dueAt, timeZone) },
  { heading: { zh: '开始', en: 'Since' }, of: ({ createdAt }) => wallTime(createdAt, timeZone) },
  {
    heading: { zh: '督办单', en: 'Card' },
    of: ({ card }, language) => (card === null ? null : cardWords[card][language]),
  },
];

export const taskColumns = (timeZone: string): readonly Column<Task>[] => [
  { heading: { zh: '编号', en: 'Number' }, of: ({ caseNumber }) => caseNumber },
  {
    heading: { zh: '待办', en: 'Task' },
    of: ({ name, nameEn }, language) => (language === 'en' ? nameEn : name),
  },
  ...shared(timeZone),
  {
    heading: { zh: '承办人', en: 'With' },
    of: ({ assignee }, language) => nameIn(assignee, language),
  },
  { heading: { zh: '退回次数', en: 'Returns' }, of: ({ returns }) => returns },
];

export const caseColumns = (timeZone: string): readonly Column<CaseSummary>[] => [
  { heading: { zh: '编号', en: 'Number' }, of: ({ number }) => number },
  ...shared(timeZone),
  { heading: { zh: '结束', en: 'Ended' }, of: ({ endedAt }) => wallTime(endedAt, timeZone) },
];
