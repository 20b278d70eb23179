import type { SecurityEvent } from '../../../api/contract/audit.ts';
import type { Named } from '../../../api/contract/common.ts';
import { type EventFact, eventFacts } from '../../../domain/audit/event-facts.ts';
import { securityEventWords } from '../../../domain/audit/security-event-words.ts';
import { isSettingKey, settingTable } from '../../../domain/settings/setting-table.ts';
import { dateWords } from '../../clocks/date-words.ts';
import { useDateRule } from '../../clocks/use-wording.ts';
import { useWords } from '../../messages/use-words.ts';
import { useSettingWords } from '../settings/use-setting-words.ts';
import {
  factKeys,
  isFact,
  isKind,
  isList,
  kindKeys,
  listKeys,
  nobodyKey,
  placeOf,
} from './fact-names.ts';

export interface WordedFact {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly before?: string;
}

export interface EntryWords {
  /** What happened. */
  readonly event: (type: string) => string;
  /** By whom; who is not known says why. */
  readonly who: (entry: SecurityEvent) => string;
  /** The name of what it is about; null when it is about nothing in particular. */
  readonly about: (entry: SecurityEvent) => string | null;
  readonly facts: (entry: SecurityEvent) => readonly WordedFact[];
}

const asText = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value);

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

/** A text may be named like anything that every object has. */
const nameIn = ({ names }: SecurityEvent, id: string): Named | undefined =>
  Object.hasOwn(names, id) ? names[id] : undefined;

const isMoment = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/u;

/** The value of a setting, which the log keeps as JSON. */
function useSettingValue(): (entry: SecurityEvent, value: unknown) => string {
  const { t } = useWords();
  const settingWords = useSettingWords();
  return (entry, value) => {
    const { key } = entry.params;
    if (value === null) return t('audit.byDefault');
    if (typeof key !== 'string' || !isSettingKey(key)) return asText(value);
    return settingWords(settingTable[key], typeof value === 'string' ? parsed(value) : value);
  };
}

type TextWords = (value: string) => string;

/** Words of the codes that some facts hold, by the name of the fact. */
function useFactWords(): Readonly<Record<string, TextWords>> {
  const { t, code, pick } = useWords();
  const settingName = (value: string): string => {
    if (!isSettingKey(value)) return value;
    const { label, labelEn } = settingTable[value];
    return pick(label, labelEn);
  };
  const roleWords = (value: string): string =>
    value
      .split(' ')
      .map((role) => code('role', role))
      .join(t('organisation.comma'));
  return {
    role: roleWords,
    roles: roleWords,
    key: settingName,
    code: (value) => code('problem', value),
    list: (value) => (isList(value) ? t(listKeys[value]) : value),
    kind: (value) => (isKind(value) ? t(kindKeys[value]) : value),
    by: (value) => (value === 'command' ? t('audit.by.command') : value),
    format: (value) => value.toUpperCase(),
  };
}

/** Entries of the security log in the language of the reader; what has no words shows itself. */
export function useEntryWords(): EntryWords {
  const { t, name, english } = useWords();
  const rule = useDateRule();
  const settingValue = useSettingValue();
  const special = useFactWords();

  const wordsOf = (entry: SecurityEvent, fact: string, value: unknown): string => {
    if (fact === 'value') return settingValue(entry, value);
    if (value === null || value === '') return t('audit.nothing');
    if (typeof value === 'boolean') return t(value ? 'audit.yes' : 'audit.no');
    const text = asText(value);
    const named = nameIn(entry, text);
    if (named !== undefined) return name(named);
    if (isMoment.test(text)) return dateWords(Date.parse(text), rule);
    return special[fact]?.(text) ?? text;
  };

  const worded = (entry: SecurityEvent, fact: EventFact): WordedFact => ({
    name: fact.name,
    label: isFact(fact.name) ? t(factKeys[fact.name]) : fact.name,
    value: wordsOf(entry, fact.name, fact.value),
    ...('before' in fact ? { before: wordsOf(entry, fact.name, fact.before) } : {}),
  });

  return {
    event: (type) => securityEventWords(type, english ? 'en' : 'zh'),
    who: (entry) => {
      if (entry.by !== null) return name(entry.by);
      return t(nobodyKey(entry));
    },
    about: (entry) => {
      const of = entry.params['subject'] ?? entry.params['account'];
      if (typeof of !== 'string') return null;
      const named = nameIn(entry, of.slice(of.indexOf(':') + 1));
      return named === undefined ? of : name(named);
    },
    facts: (entry) =>
      eventFacts(entry.params)
        .filter((fact) => !['subject', 'caseId', 'account'].includes(fact.name))
        .toSorted((one, other) => placeOf(one.name) - placeOf(other.name))
        .map((fact) => worded(entry, fact)),
  };
}
