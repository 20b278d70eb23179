import type { WrittenClass } from '../../../api/contract/catalogue.ts';
import {
  classKinds,
  confirmations,
  type ClassKind,
  type Confirmation,
} from '../../../domain/catalogue/catalogue.ts';
import { checkClass, type ClassFault } from '../../../domain/catalogue/check-class.ts';
import type { ComparedClass } from '../../../domain/catalogue/compare-classes.ts';
import { limitUnits } from '../../../domain/limits/limit.ts';
import { urgencies, type Urgency } from '../../../domain/stages.ts';
import type { TypedLimit } from '../../fields/limit-input.tsx';
import { listOf, oneOf, isText, withFields } from '../../forms/kept-shape.ts';
import type { ShownClass } from './catalogue-queries.ts';

export interface DraftCondition {
  /** Tells it from the others while it is written; no id of the catalogue. */
  readonly key: string;
  readonly text: string;
  readonly textEn: string;
  readonly limit: TypedLimit;
  readonly closingText: string;
  readonly closingTextEn: string;
  readonly urgency: Urgency;
  readonly confirmation: Confirmation;
}

/** A class while it is written: nothing of it need be right yet. */
export interface ClassDraft {
  readonly kind: ClassKind;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly major: string;
  readonly majorEn: string;
  readonly keywords: string;
  readonly conditions: readonly DraftCondition[];
}

const conditionShape = withFields<DraftCondition>({
  key: isText,
  text: isText,
  textEn: isText,
  limit: withFields({ amount: isText, unit: oneOf(limitUnits) }),
  closingText: isText,
  closingTextEn: isText,
  urgency: oneOf(urgencies),
  confirmation: oneOf(confirmations),
});

/** What is kept of a class that is written. */
export const draftShape = withFields<ClassDraft>({
  kind: oneOf(classKinds),
  code: isText,
  name: isText,
  nameEn: isText,
  major: isText,
  majorEn: isText,
  keywords: isText,
  conditions: listOf(conditionShape),
});

export const emptyCondition = (): DraftCondition => ({
  key: crypto.randomUUID(),
  text: '',
  textEn: '',
  limit: { amount: '', unit: 'workHours' },
  closingText: '',
  closingTextEn: '',
  urgency: 'normal',
  confirmation: 'none',
});

export const emptyClass = (): ClassDraft => ({
  kind: 'matter',
  code: '',
  name: '',
  nameEn: '',
  major: '',
  majorEn: '',
  keywords: '',
  conditions: [emptyCondition()],
});

export const draftOf = (found: ShownClass): ClassDraft => ({
  kind: found.kind,
  code: found.code,
  name: found.name,
  nameEn: found.nameEn,
  major: found.major,
  majorEn: found.majorEn,
  keywords: (found.keywords ?? []).join(' '),
  conditions: found.conditions.map((condition) => ({
    key: condition.id,
    text: condition.text,
    textEn: condition.textEn,
    limit: { amount: String(condition.limit.amount), unit: condition.limit.unit },
    closingText: condition.closingText,
    closingTextEn: condition.closingTextEn,
    urgency: condition.urgency,
    confirmation: condition.confirmation,
  })),
});

/** Where no English is written, the Chinese stand for both. */
const english = (text: string, chinese: string): string =>
  text.trim() === '' ? chinese.trim() : text.trim();

/** As it is sent. */
export const writtenOf = (draft: ClassDraft): WrittenClass => ({
  kind: draft.kind,
  code: draft.code.trim(),
  name: draft.name.trim(),
  nameEn: english(draft.nameEn, draft.name),
  major: draft.major.trim(),
  majorEn: english(draft.majorEn, draft.major),
  keywords: draft.keywords.split(/[\s,，、;；]+/u).filter((word) => word !== ''),
  conditions: draft.conditions.map((condition) => ({
    text: condition.text.trim(),
    textEn: english(condition.textEn, condition.text),
    limit: { amount: Number(condition.limit.amount), unit: condition.limit.unit },
    closingText: condition.closingText.trim(),
    closingTextEn: english(condition.closingTextEn, condition.closingText),
    urgency: condition.urgency,
    confirmation: condition.confirmation,
  })),
});

export type JudgedDraft =
  | { readonly ok: true; readonly class: ComparedClass }
  | {
      readonly ok: false;
      readonly faults: readonly { readonly path: string; readonly code: string }[];
    };

/** The same rules as the server's, so that what is wrong is said while it is written. */
export const judgeDraft = (draft: ClassDraft): JudgedDraft => {
  const written = writtenOf(draft);
  const checked = checkClass(written);
  const code: { readonly path: string; readonly code: ClassFault['code'] | 'pattern' }[] =
    /^\d{4,5}$/u.test(written.code) ? [] : [{ path: '/code', code: 'pattern' }];
  if (checked.ok && code.length === 0) return { ok: true, class: checked.class };
  return { ok: false, faults: [...code, ...(checked.ok ? [] : checked.faults)] };
};
