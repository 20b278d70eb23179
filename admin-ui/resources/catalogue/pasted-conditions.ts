import { parseLimitWords } from '../../../domain/limits/limit-words.ts';
import { type DraftCondition, emptyCondition } from './class-draft.ts';

export interface PastedConditions {
  readonly conditions: readonly DraftCondition[];
  /** Lines that lack a column or whose limit is not understood, counted from 1. */
  readonly refused: readonly number[];
}

/** Rows that were copied from a spreadsheet: filing condition, limit in words, closing condition. */
export function pastedConditions(text: string): PastedConditions {
  const conditions: DraftCondition[] = [];
  const refused: number[] = [];
  for (const [index, line] of text.split(/\r?\n/u).entries()) {
    if (line.trim() === '') continue;
    const [opened = '', words = '', closed = ''] = line.split('\t').map((cell) => cell.trim());
    const limit = parseLimitWords(words);
    if (opened === '' || closed === '' || !limit.ok) {
      refused.push(index + 1);
      continue;
    }
    conditions.push({
      ...emptyCondition(),
      text: opened,
      closingText: closed,
      limit: { amount: String(limit.limit.amount), unit: limit.limit.unit },
      urgency: limit.limit.unit === 'urgentHours' ? 'urgent' : 'normal',
    });
  }
  return { conditions, refused };
}
