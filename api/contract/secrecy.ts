import { Type } from 'typebox';
import { Id, InstantText } from './common.ts';

/** What a protected case is opened for. */
export const CasePurpose = Type.Object(
  { purpose: Type.String({ minLength: 1, maxLength: 200 }) },
  { additionalProperties: false },
);
export const OpenedCase = Type.Object({ id: Id, validUntil: InstantText });
