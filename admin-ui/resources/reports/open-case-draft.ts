import type { OpenReport } from '../../../api/contract/reports.ts';
import { channels, urgencies, type Channel, type Urgency } from '../../../domain/stages.ts';
import type { Point } from './sketch.ts';
import { isRecord } from '../../../domain/is-record.ts';

export type Callback = 'yes' | 'no' | 'anonymous';
export const callbacks: readonly Callback[] = ['yes', 'no', 'anonymous'];
export type Ask = 'injury' | 'traffic';
export const asks: readonly Ask[] = ['injury', 'traffic'];

/** What has been filled in; nothing of it is set silently. */
export interface OpenCaseDraft {
  readonly channel: Channel;
  readonly phone: string;
  readonly name: string;
  readonly callback: Callback;
  readonly description: string;
  readonly address: string;
  readonly point: Point | null;
  readonly grid: string | null;
  /** Confirmed by a person. */
  readonly category: string | null;
  readonly condition: string | null;
  /** Null: as the condition says. */
  readonly urgency: Urgency | null;
  readonly asked: { readonly [A in Ask]: boolean | null };
  readonly attachments: readonly { readonly id: string; readonly name: string }[];
  readonly selfHandled: boolean;
  /** Why it is opened as a protected case; null: as an ordinary one. */
  readonly protectedFor: string | null;
}

export function emptyDraft(channel: Channel): OpenCaseDraft {
  return {
    channel,
    phone: '',
    name: '',
    callback: 'no',
    description: '',
    address: '',
    point: null,
    grid: null,
    category: null,
    condition: null,
    urgency: null,
    asked: { injury: null, traffic: null },
    attachments: [],
    selfHandled: false,
    protectedFor: null,
  };
}

export type OpenCaseField =
  'phone' | 'description' | 'place' | 'callback' | 'class' | 'condition' | 'asks' | 'protected';
/** In the order of the page: the first one wrong gets the focus. */
export const fieldOrder: readonly OpenCaseField[] = [
  'phone',
  'description',
  'place',
  'callback',
  'class',
  'condition',
  'asks',
  'protected',
];

/** The first that something is said at. */
export const firstField = (said: {
  readonly [F in OpenCaseField]?: unknown;
}): OpenCaseField | null => fieldOrder.find((field) => said[field] !== undefined) ?? null;

/** How the draft is to be submitted. */
export type Outcome = 'register' | 'file';

/** Digits, spaces, dashes and a leading plus; 5 to 20 of them (short numbers exist, 12345 too). */
const phonePattern = /^\+?[\d\s-]{5,20}$/u;

type Complaint =
  | 'description'
  | 'place'
  | 'phone'
  | 'callbackPhone'
  | 'class'
  | 'condition'
  | 'asks'
  | 'protectedFor';
export type Complaints = { readonly [F in OpenCaseField]?: Complaint };

const checks: {
  readonly [F in OpenCaseField]: (draft: OpenCaseDraft, outcome: Outcome) => Complaint | null;
} = {
  phone: ({ phone }) => (phone.trim() === '' || phonePattern.test(phone.trim()) ? null : 'phone'),
  description: ({ description }) => (description.trim() === '' ? 'description' : null),
  place: ({ address, point }) => (address.trim() === '' && point === null ? 'place' : null),
  callback: ({ callback, phone }) =>
    callback === 'yes' && phone.trim() === '' ? 'callbackPhone' : null,
  class: ({ category }, outcome) => (outcome === 'file' && category === null ? 'class' : null),
  condition: ({ category, condition }, outcome) =>
    outcome === 'file' && category !== null && condition === null ? 'condition' : null,
  asks: ({ asked }, outcome) =>
    outcome === 'file' && asks.some((ask) => asked[ask] === null) ? 'asks' : null,
  protected: ({ protectedFor }) => (protectedFor?.trim() === '' ? 'protectedFor' : null),
};

/** What is still wrong for an outcome; empty means it can be sent. */
export function complaintsOf(draft: OpenCaseDraft, outcome: Outcome): Complaints {
  return Object.fromEntries(
    fieldOrder.flatMap((field) => {
      const complaint = checks[field](draft, outcome);
      return complaint === null ? [] : [[field, complaint]];
    }),
  );
}

const titleLength = 40;
const titleMaximum = 200;

/** The first sentence of what was said, cut to a line: what lists show. */
export function titleOf(description: string): string {
  const text = description.trim().replaceAll(/\s+/gu, ' ');
  const sentence = text.split(/[。！？!?；;\n]|\.\s/u)[0] ?? '';
  const clause =
    Array.from(sentence).length > titleLength
      ? (sentence.split(/[，,]/u)[0] ?? sentence)
      : sentence;
  const letters = Array.from(clause === '' ? text : clause);
  return letters.length > titleLength
    ? `${letters.slice(0, titleLength - 1).join('')}…`
    : letters.join('').slice(0, titleMaximum);
}

const filled = (text: string): string | undefined => (text.trim() === '' ? undefined : text.trim());
const defined = <T extends object>(
  fields: T,
): { readonly [K in keyof T]?: Exclude<T[K], undefined> } =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only fields that are undefined were left out
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    readonly [K in keyof T]?: Exclude<T[K], undefined>;
  };

function reporterOf(draft: OpenCaseDraft): OpenReport['reporter'] {
  if (draft.callback === 'anonymous') {
    return undefined;
  }
  const reporter = defined({ name: filled(draft.name), phone: filled(draft.phone) });
  return Object.keys(reporter).length === 0
    ? undefined
    : { ...reporter, wantsCallback: draft.callback === 'yes' };
}

function locationOf(draft: OpenCaseDraft): OpenReport['location'] {
  return defined({
    longitude: draft.point?.longitude,
    latitude: draft.point?.latitude,
    address: filled(draft.address),
    grid: draft.grid ?? undefined,
  });
}

/** The body of `POST /api/reports`. `unit` is the proposed one, sent only when filing. */
export function toOpenReport(
  draft: OpenCaseDraft,
  outcome: Outcome,
  facts: { readonly urgency: Urgency; readonly unit: string | null },
): OpenReport {
  const { category, condition } = draft;
  const files = outcome === 'file' && category !== null && condition !== null;
  return {
    channel: draft.channel,
    title: titleOf(draft.description),
    description: draft.description.trim(),
    urgency: facts.urgency,
    ...defined({
      category: category ?? undefined,
      location: locationOf(draft),
      reporter: reporterOf(draft),
      attachments:
        draft.attachments.length === 0 ? undefined : draft.attachments.map((each) => each.id),
      selfHandled: draft.selfHandled ? true : undefined,
      protected: draft.protectedFor === null ? undefined : { reason: draft.protectedFor.trim() },
      file: files
        ? { category, condition, ...(facts.unit === null ? {} : { unit: facts.unit }) }
        : undefined,
    }),
  };
}

/** Duplicates are looked for from the third word on; Chinese is counted two letters a word. */
export function wordCount(text: string): number {
  const latin = text.match(/[\p{Script=Latin}\d]+/gu)?.length ?? 0;
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return latin + Math.floor(han / 2);
}

export const looksForSimilar = (draft: OpenCaseDraft): boolean =>
  draft.point !== null || wordCount(draft.description) >= 3;

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const idOf = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : null;
const yesNo = (value: unknown): boolean | null => (typeof value === 'boolean' ? value : null);

function pointOf(value: unknown): Point | null {
  return isRecord(value) &&
    typeof value['longitude'] === 'number' &&
    typeof value['latitude'] === 'number'
    ? { longitude: value['longitude'], latitude: value['latitude'] }
    : null;
}

/** A kept draft read back; whatever is not understood is as if it had not been filled in. */
export function parseDraft(kept: unknown, channel: Channel): OpenCaseDraft {
  if (!isRecord(kept)) {
    return emptyDraft(channel);
  }
  const asked = isRecord(kept['asked']) ? kept['asked'] : {};
  const files = Array.isArray(kept['attachments']) ? kept['attachments'] : [];
  return {
    channel: channels.find((known) => known === kept['channel']) ?? channel,
    phone: textOf(kept['phone']),
    name: textOf(kept['name']),
    callback: callbacks.find((known) => known === kept['callback']) ?? 'no',
    description: textOf(kept['description']),
    address: textOf(kept['address']),
    point: pointOf(kept['point']),
    grid: idOf(kept['grid']),
    category: idOf(kept['category']),
    condition: idOf(kept['condition']),
    urgency: urgencies.find((known) => known === kept['urgency']) ?? null,
    asked: { injury: yesNo(asked['injury']), traffic: yesNo(asked['traffic']) },
    attachments: files.flatMap((file: unknown) =>
      isRecord(file) && typeof file['id'] === 'string'
        ? [{ id: file['id'], name: textOf(file['name']) }]
        : [],
    ),
    selfHandled: kept['selfHandled'] === true,
    protectedFor: typeof kept['protectedFor'] === 'string' ? kept['protectedFor'] : null,
  };
}

/** Whether anything has been filled in that would be lost. */
export const isTouched = (draft: OpenCaseDraft): boolean =>
  JSON.stringify({ ...draft, channel: null }) !==
  JSON.stringify({ ...emptyDraft(draft.channel), channel: null });
