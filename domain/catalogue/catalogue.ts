import type { Limit } from '../limits/limit.ts';
import type { Urgency } from '../stages.ts';

/** Things on the street (部件) and events (事件, 事项). */
export const classKinds = ['component', 'matter'] as const;
export type ClassKind = (typeof classKinds)[number];

/** Who confirms a result before it counts (guideline 6, 审核确认). */
export const confirmations = ['none', 'commander', 'leader'] as const;
export type Confirmation = (typeof confirmations)[number];

/** What the operator files by: limit and closing text belong to the condition (domain.md 3.3). */
export interface FilingCondition {
  readonly text: string;
  readonly textEn: string;
  readonly limit: Limit;
  readonly closingText: string;
  readonly closingTextEn: string;
  readonly urgency: Urgency;
  readonly confirmation: Confirmation;
}

/** A class; its code is unique only together with the kind. */
export interface CatalogueClass {
  readonly kind: ClassKind;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly major: string;
  readonly majorEn: string;
  readonly keywords: readonly string[];
  readonly conditions: readonly FilingCondition[];
}

/** A table or document as it was read; dirty rows are named, never guessed. */
export interface ReadCatalogue {
  readonly classes: readonly CatalogueClass[];
  readonly rejected: readonly RejectedRow[];
  readonly notes: readonly RowNote[];
}

/** Why a row of a catalogue is refused. */
export const rejectionCodes = [
  'not-a-catalogue',
  'row-not-understood',
  'kind-unknown',
  'code-not-understood',
  'name-missing',
  'name-differs',
  'class-twice',
  'component-unknown',
  'condition-missing',
  'condition-twice',
  'closing-missing',
  'limit-not-understood',
] as const;
export type RejectionCode = (typeof rejectionCodes)[number];

export interface RejectedRow {
  /** Counted from 1 as people do. */
  readonly row: number;
  readonly code: RejectionCode;
  /** The text that was not understood. */
  readonly value: string;
}
export interface RowNote {
  readonly row: number;
  readonly code: 'urgent-days-read-as-calendar-days';
}
