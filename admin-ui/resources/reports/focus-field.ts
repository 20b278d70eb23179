import type { OpenCaseField } from './open-case-draft.ts';

/** Brings a field of the page into the hand: where something is typed or chosen, else its first button. */
export function focusField(page: HTMLElement | null, field: OpenCaseField): void {
  const place = page?.querySelector(`[data-field="${field}"]`);
  const input = place?.querySelector<HTMLElement>('input, textarea, select');
  (input ?? place?.querySelector('button'))?.focus();
}
