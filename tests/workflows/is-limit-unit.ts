import { limitUnits, type LimitUnit } from '../../domain/limits/limit.ts';

export const isLimitUnit = (unit: string): unit is LimitUnit =>
  limitUnits.some((known) => known === unit);
