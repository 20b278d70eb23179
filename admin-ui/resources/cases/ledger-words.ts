import type { LedgerEntry } from '../../../api/contract/cases.ts';
import { dateWords, type DateRule } from '../../clocks/date-words.ts';
import { limitWords } from '../../clocks/duration-words.ts';
import { decisionWords } from './decision-words.ts';
import type { EntryMark } from './entry-mark.ts';
import { reader, type Reader } from './entry-reader.ts';
import { absenceWords, signerWords } from './intervention-entry-words.ts';
import { lostStepsWords } from './lost-steps-words.ts';
import { startCauseWords } from './start-cause-words.ts';
import type { ElementNames } from './element-names.ts';
import { isRecord } from '../../../domain/is-record.ts';
import {
  presentEntryType,
  type LedgerEntryType,
} from '../../../domain/ledger/ledger-entry-types.ts';

/** An entry in words: what happened, and the why or detail. */
export interface EntryWords {
  readonly title: string;
  readonly detail: string;
  readonly mark: EntryMark;
}

export interface EntryContext {
  readonly translate: (key: string, options?: Readonly<Record<string, unknown>>) => string;
  readonly names: ElementNames;
  readonly rule: DateRule;
  /** Text of a comment by its id, as far as the reader may see it. */
  readonly comment: (id: string) => string | null;
  /** Name of a person or unit by id; the id when it is not known. */
  readonly holder: (id: string) => string;
  /** The element of a task or an instance that the ledger or the case speaks of. */
  readonly elementOf: (taskOrInstance: string) => string | null;
}

const isLimit = (value: unknown): value is Parameters<typeof limitWords>[0] =>
  isRecord(value) &&
  typeof value['amount'] === 'number' &&
  typeof value['unit'] === 'string' &&
  ['urgentHours', 'workHours', 'workDays', 'calendarDays'].includes(value['unit']);

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** A limit in the parameters: as one value, or as its two parts. */
function limitIn(read: Reader): Parameters<typeof limitWords>[0] | null {
  const candidates = [
    read.value('limit'),
    { amount: read.value('amount'), unit: read.value('unit') },
  ];
  return candidates.find(isLimit) ?? null;
}

type Detail = (read: Reader, context: EntryContext) => string | null;

const reason: Detail = (read) => read.text('reason', 'message');
/** Why a task was handed on: what was typed, or what the system found. */
const handedOn: Detail = (read, context) =>
  read.text('reason') === 'holder-gone'
    ? context.translate('ledger.detail.holderGone')
    : reason(read, context);
/** A code among the parameters, in the words that stand under the key. */
const coded =
  (param: string, key: string): Detail =>
  (read, { translate }) => {
    const found = read.text(param);
    return found === null ? null : translate(`${key}.${found}`, { _: found });
  };
const restart = coded('reason', 'ledger.restart');
const intervention = coded('kind', 'cases.intervention.kind');
const to: Detail = (read, { translate, holder }) => {
  const given = read.value('variables');
  const variables = isRecord(given) ? given : {};
  // Whoever a step hands the case to stands in the variables that it set.
  const whom = [read.text('person', 'unit'), variables['person'], variables['unit']].find(isText);
  return whom === undefined ? null : translate('ledger.detail.to', { name: holder(whom) });
};
const from: Detail = (read, { translate, holder }) => {
  const whom = read.text('from');
  return whom === null ? null : translate('ledger.detail.from', { name: holder(whom) });
};
const code: Detail = (read, { translate }) => {
  const found = read.text('code');
  return found === null ? null : translate('ledger.detail.code', { code: found });
};
const channel: Detail = (read, { translate }) => {
  const found = read.text('channel');
  return found === null
    ? null
    : translate('ledger.detail.channel', {
        channel: translate(`codes.channel.${found}`, { _: found }),
      });
};
const number: Detail = (read, { translate }) => {
  const found = read.text('number');
  return found === null ? null : translate('ledger.detail.number', { number: found });
};
const cause: Detail = (read, context) => startCauseWords(read.value('cause'), context);
const until: Detail = (read, { translate, rule }) => {
  const found = read.value('until');
  const at = typeof found === 'string' ? Date.parse(found) : found;
  return typeof at === 'number' && Number.isFinite(at)
    ? translate('ledger.detail.until', { time: dateWords(at, rule) })
    : null;
};
const repair: Detail = (read, { translate }) => {
  const kind = read.text('kind');
  return kind === 'retry' || kind === 'skip' ? translate(`ledger.detail.${kind}`) : null;
};
const variables: Detail = (read, { translate }) => {
  const given = read.value('variables');
  const names = isRecord(given) ? Object.keys(given) : [];
  return names.length === 0
    ? null
    : translate('ledger.detail.variables', { names: names.join(', ') });
};
/** Limits among the variables, each in the words of its name: asked for, granted, set by filing. */
const limits: Detail = (read, { translate, rule }) => {
  const given = read.value('variables');
  const named = Object.entries(isRecord(given) ? given : {}).flatMap(([name, value]) =>
    isLimit(value)
      ? [
          translate(`ledger.limit.${name}`, {
            _: '%{limit}',
            limit: limitWords(value, rule.tongue),
          }),
        ]
      : [],
  );
  return named.join(translate('ledger.and'));
};
const calendar: Detail = (read, { translate }) => {
  const found = read.text('calendarVersion');
  return found === null ? null : translate('ledger.detail.calendar', { version: found });
};
const comment: Detail = (read, context) => {
  const id = read.text('comment');
  return id === null ? null : context.comment(id);
};
/** What was said with the step itself. */
const answer: Detail = (read) => read.text('comment');
const list = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
const persons: Detail = (read, { translate, holder }) => {
  const names = list(read.value('persons')).map(holder);
  return names.length === 0
    ? null
    : translate('ledger.detail.to', { name: names.join(translate('ledger.and')) });
};
const tasks: Detail = (read, { names, elementOf }) => {
  const elements = list(read.value('tasks')).flatMap((task) => elementOf(task) ?? []);
  return [...new Set(elements)].map(names.element).join(' · ');
};
const drafter: Detail = (read, { translate, holder }) => {
  const who = read.text('draftedBy');
  return who === null ? null : translate('supervision.draftedBy', { who: holder(who) });
};
const files: Detail = (read, { translate }) => {
  const given = read.value('attachments');
  return Array.isArray(given)
    ? translate('ledger.detail.files', { count: given.length })
    : read.text('name');
};

interface Rule {
  readonly mark: EntryMark;
  readonly details?: readonly Detail[];
}

/** How each type of entry is told; the titles are in the message files under `ledger.types`. */
export const entryRules: { readonly [T in LedgerEntryType]: Rule } = {
  'report-received': { mark: 'start', details: [channel, number] },
  'case-started': { mark: 'start', details: [cause] },
  'case-merged': { mark: 'end', details: [number] },
  'duplicate-merged': { mark: 'start', details: [number] },
  'case-reseeded': { mark: 'chain', details: [restart, lostStepsWords] },
  'case-reopened': { mark: 'back', details: [reason] },
  'case-parked': { mark: 'pause', details: [until, reason] },
  'case-unparked': { mark: 'play', details: [reason] },
  'case-voided': { mark: 'end', details: [reason] },
  'task-completed': { mark: 'step', details: [to, limits, reason] },
  'task-returned': { mark: 'back', details: [reason] },
  'task-asked-back': { mark: 'back', details: [reason] },
  'task-withdrawn': { mark: 'back', details: [reason] },
  'activity-started': { mark: 'play' },
  'activities-ended': { mark: 'end', details: [reason] },
  'case-jumped': { mark: 'step', details: [reason] },
  'scope-cancelled': { mark: 'back', details: [reason] },
  'signer-added': { mark: 'person', details: [signerWords, reason] },
  'signer-removed': { mark: 'person', details: [signerWords, absenceWords, reason] },
  'task-transferred': { mark: 'person', details: [to, handedOn] },
  'task-delegated': { mark: 'person', details: [to, reason] },
  'delegation-resolved': { mark: 'person', details: [to, answer, files] },
  'delegation-recalled': { mark: 'person', details: [from, handedOn] },
  'task-claimed': { mark: 'person' },
  'task-released': { mark: 'person', details: [from] },
  'service-completed': { mark: 'step' },
  'service-failed': { mark: 'trouble', details: [code] },
  'incident-raised': { mark: 'trouble', details: [code, reason] },
  'incident-repaired': { mark: 'play', details: [repair, reason] },
  'defect-found': { mark: 'trouble', details: [reason] },
  'timer-fired': { mark: 'clock' },
  'message-received': { mark: 'message', details: [limits] },
  'message-put-back': { mark: 'message', details: [reason] },
  'signal-received': { mark: 'message' },
  'variables-set': { mark: 'step', details: [variables, reason] },
  'clock-extended': { mark: 'clock', details: [reason] },
  'clocks-recomputed': { mark: 'clock', details: [calendar] },
  'step-superseded': { mark: 'chain' },
  'comment-added': { mark: 'comment', details: [comment] },
  'attachments-added': { mark: 'file', details: [files] },
  urged: { mark: 'urge', details: [tasks] },
  'card-opened': { mark: 'urge', details: [to, drafter] },
  'card-raised': { mark: 'urge', details: [to, drafter, coded('cause', 'supervision.late')] },
  'card-late': { mark: 'clock', details: [coded('cause', 'supervision.late')] },
  'card-proposed': { mark: 'urge', details: [to] },
  'card-refused': { mark: 'back', details: [coded('decision', 'supervision.decision')] },
  'card-acknowledged': { mark: 'person' },
  'card-answered': { mark: 'comment' },
  'intervention-requested': {
    mark: 'message',
    details: [intervention, signerWords, variables, reason],
  },
  'intervention-refused': { mark: 'back', details: [reason] },
  'card-closed': { mark: 'end', details: [coded('ending', 'supervision')] },
  copied: { mark: 'person', details: [persons] },
  'task-read': { mark: 'person' },
  'case-protected': { mark: 'lock', details: [reason] },
  'case-unprotected': { mark: 'lock', details: [reason] },
};

type Params = Readonly<
  Record<'element' | 'outcome' | 'target' | 'message' | 'limit' | 'step' | 'level', string | number>
>;

function titleKey(type: LedgerEntryType, { outcome, element }: Params): string {
  // 派遣：派遣 says nothing that 派遣 does not; what waits for a message is named after it.
  const plain =
    (type === 'task-completed' && (outcome === '' || outcome === element)) ||
    (type === 'message-received' && element === '');
  return plain ? `ledger.types.${type}-plain` : `ledger.types.${type}`;
}

const heard = (read: Reader): string => read.text('message') ?? read.text('signal') ?? '';

/** Whatever a title may name; what the entry does not carry is empty. */
function titleParams(entry: LedgerEntry, read: Reader, context: EntryContext): Params {
  const { names, rule, translate } = context;
  const level = read.text('level');
  const element = entry.elementId ?? read.text('element') ?? context.elementOf(entry.taskId ?? '');
  const outcome = read.text('outcome');
  const target = read.text('to');
  const limit = limitIn(read);
  return {
    element: element === null ? '' : names.element(element),
    outcome: outcome === null ? '' : names.outcome(element ?? '', outcome),
    target: target === null ? '' : names.element(context.elementOf(target) ?? target),
    message: heard(read),
    limit: limit === null ? '' : limitWords(limit, rule.tongue),
    step: entry.step ?? '',
    level: level === null ? '' : translate(`supervision.tag.${level}`, { _: level }),
  };
}

/**
 * One ledger entry in words (screens section 5). A type that is new to this version tells its own
 * code, so that nothing is hidden.
 */
export function entryWords(entry: LedgerEntry, context: EntryContext): EntryWords {
  const { translate } = context;
  const type = presentEntryType(entry.type);
  if (type === null) {
    return { title: entry.type, detail: reason(reader(entry), context) ?? '', mark: 'step' };
  }
  const read = reader(entry);
  const known = entryRules[type];
  const params = titleParams(entry, read, context);
  const title = translate(titleKey(type, params), params);
  const detail = [
    ...(known.details ?? []).map((each) => each(read, context)),
    decisionWords(entry.params, context),
  ]
    .filter((part) => part !== null && part !== '')
    .join(translate('ledger.and'));
  return { title: title.trim(), detail, mark: known.mark };
}

/** Desk operations move no token: they have no step (architecture section 1). */
export const isDeskEntry = (entry: LedgerEntry): boolean => entry.step === null;

/** 9e41…c07a. */
export const shortHash = (hash: string): string => `${hash.slice(0, 4)}…${hash.slice(-4)}`;
