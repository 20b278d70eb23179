import { checkLine } from '../../domain/text/check-line.ts';
import type { ProblemDetail } from '../problem.ts';

const messages = {
  empty: 'must not be blank',
  'too-long': 'is too long',
  'control-character': 'must be one line without control characters',
} as const;

export interface Names {
  readonly name: string;
  readonly nameEn: string;
}

/** Names as they are kept: one line each, the English one may be missing; and what is wrong with them. */
export const checkNames = (
  given: Names,
  longest: number,
): { readonly names: Names; readonly errors: readonly ProblemDetail[] } => {
  const errors: ProblemDetail[] = [];
  const lineOf = (path: string, text: string): string => {
    const checked = checkLine(text, longest);
    if (checked.ok) return checked.line;
    errors.push({ path, code: checked.code, message: messages[checked.code] });
    return text;
  };
  const name = lineOf('/name', given.name);
  const nameEn = given.nameEn.trim() === '' ? '' : lineOf('/nameEn', given.nameEn);
  return { names: { name, nameEn }, errors };
};
