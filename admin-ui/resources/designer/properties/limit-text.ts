import { limitUnits, type LimitUnit } from '../../../../domain/limits/limit.ts';
import type { TypedLimit } from '../../../fields/limit-input.tsx';

const written = /^=\s*\{\s*amount:\s*(\d*\.?\d*)\s*,\s*unit:\s*"(\w+)"\s*\}$/u;
const isUnit = (text: string | undefined): text is LimitUnit =>
  limitUnits.some((unit) => unit === text);

/** A limit that stands in the diagram as such; null for what an expression gives. */
export function fixedLimit(text: string): TypedLimit | null {
  const [, amount, unit] = written.exec(text.trim()) ?? [];
  return amount !== undefined && isUnit(unit) ? { amount, unit } : null;
}

export const limitText = ({ amount, unit }: TypedLimit): string =>
  `={ amount: ${amount === '' ? '0' : amount}, unit: "${unit}" }`;
