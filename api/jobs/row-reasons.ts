/** Why a row cannot be read at all. */
export const rowProblems = ['row-has-other-columns', 'row-is-no-object'] as const;
export type RowProblem = (typeof rowProblems)[number];

/** Why a row makes no report; what the centre itself refuses comes as `code:/path`. */
export const reportReasons = [
  'title-missing',
  'description-too-long',
  'external-id-missing',
  'external-id-too-long',
  'opened-at-missing',
  'opened-at-unreadable',
  'closed-at-unreadable',
  'closed-before-opened',
  'coordinates-missing',
  'coordinates-zero',
  'coordinates-unreadable',
  'coordinates-out-of-range',
  'category-unmapped',
  'category-unknown',
  'urgency-unmapped',
] as const;
export type RowReason = RowProblem | (typeof reportReasons)[number];

/** Why a row makes no unit. */
export const unitReasons = [
  'id-missing',
  'id-invalid',
  'id-twice',
  'name-missing',
  'name-too-long',
  'kind-unknown',
  'active-unreadable',
  'parent-unknown',
  'parent-is-below',
] as const;
export type UnitReason = RowProblem | (typeof unitReasons)[number];

/** Why a whole file is not taken. */
export const fileFailures = [
  'file-unreadable',
  'file-not-in-encoding',
  'sheet-missing',
  'list-missing',
  'row-too-long',
  'file-too-large',
  'not-a-catalogue',
  'catalogue-empty',
  'map-invalid',
  'calendar-in-force-broken',
] as const;
export type FileFailure = (typeof fileFailures)[number];
