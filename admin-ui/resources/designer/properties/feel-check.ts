import { expressionError } from '../../../../bpmn/expressions/evaluate.ts';

export type FeelFault =
  { readonly kind: 'equals' } | { readonly kind: 'wrong'; readonly error: string };

/** What is wrong with a written expression; null when nothing is, or nothing is written. */
export function feelFault(text: string, mayBeText: boolean): FeelFault | null {
  const written = text.trim();
  if (written === '' || (mayBeText && !written.startsWith('='))) {
    return null;
  }
  if (!written.startsWith('=')) {
    return { kind: 'equals' };
  }
  const error = expressionError(written.slice(1).trim());
  return error === null ? null : { kind: 'wrong', error };
}
