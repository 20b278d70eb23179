import useMediaQuery from '@mui/material/useMediaQuery';
import { useMemo } from 'react';
import { useAppearance, type Density } from '../../../theme/appearance.ts';
import { phoneQuery } from '../../../theme/themed.tsx';
import type { RowHeights } from './row-plan.ts';

/** As in tokens.css (`--row-height`), which a test compares. */
export const rowHeight: { readonly [D in Density]: number } = {
  standard: 48,
  compact: 36,
  touch: 72,
};
const headHeight = 28;

/** A phone shows one card a task, with the gap below it. */
const phoneHeights: RowHeights = { head: 34, task: 110 };

export function useRowHeights(): RowHeights {
  const { density } = useAppearance();
  const phone = useMediaQuery(phoneQuery, { noSsr: true });
  return useMemo(
    () => (phone ? phoneHeights : { head: headHeight, task: rowHeight[density] }),
    [phone, density],
  );
}
