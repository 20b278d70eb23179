import { type EventFact, eventFacts } from '../../domain/audit/event-facts.ts';
import { securityEventWords } from '../../domain/audit/security-event-words.ts';
import type { SecurityEvent } from '../contract/audit.ts';
import type { Named } from '../contract/common.ts';
import { nameIn, wallTime } from './cells.ts';
import type { Column, Language } from './exported-list.ts';

/** A text may be named like anything that every object has. */
const named = ({ names }: SecurityEvent, id: string): Named | null =>
  Object.hasOwn(names, id) ? (names[id] ?? null) : null;

/** A name where the value is the id of something that is known, else the value as it was noted. */
const textOf = (value: unknown, event: SecurityEvent, language: Language): string => {
  if (value === null || value === undefined) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return nameIn(named(event, text), language) ?? text;
};

const factText = (fact: EventFact, event: SecurityEvent, language: Language): string => {
  const now = textOf(fact.value, event, language);
  return 'before' in fact
    ? `${fact.name}: ${textOf(fact.before, event, language)} → ${now}`
    : `${fact.name}: ${now}`;
};

const aboutOf = (event: SecurityEvent, language: Language): string | null => {
  const { subject } = event.params;
  if (typeof subject !== 'string') return null;
  return nameIn(named(event, subject.slice(subject.indexOf(':') + 1)), language) ?? subject;
};

/** Details stand as they were noted, by the names of the log: whoever checks the file compares them with it. */
export const securityEventColumns = (timeZone: string): readonly Column<SecurityEvent>[] => [
  { heading: { zh: '时间', en: 'Time' }, of: ({ recordedAt }) => wallTime(recordedAt, timeZone) },
  { heading: { zh: '时间（UTC）', en: 'Time (UTC)' }, of: ({ recordedAt }) => recordedAt },
  {
    heading: { zh: '事项', en: 'Event' },
    of: ({ type }, language) => securityEventWords(type, language),
  },
  {
    heading: { zh: '结果', en: 'Result' },
    of: ({ success }, language) => {
      if (language === 'en') return success ? 'success' : 'failure';
      return success ? '成功' : '失败';
    },
  },
  { heading: { zh: '人员', en: 'Person' }, of: ({ by }, language) => nameIn(by, language) },
  { heading: { zh: '人员编号', en: 'Person id' }, of: ({ by }) => by?.id ?? null },
  { heading: { zh: '对象', en: 'About' }, of: aboutOf },
  { heading: { zh: '事件编号', en: 'Case' }, of: ({ case: of }) => of?.number ?? null },
  {
    heading: { zh: '详情', en: 'Details' },
    of: (event, language) =>
      eventFacts(event.params)
        .filter(({ name }) => !['subject', 'caseId'].includes(name))
        .map((fact) => factText(fact, event, language))
        .join('; '),
  },
  { heading: { zh: '类型代码', en: 'Type' }, of: ({ type }) => type },
  { heading: { zh: '编号', en: 'Id' }, of: ({ id }) => id },
];
