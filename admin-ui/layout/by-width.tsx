import useMediaQuery from '@mui/material/useMediaQuery';
import type { ReactNode } from 'react';
import { phoneQuery } from '../theme/themed.tsx';

export interface ByWidthProps {
  readonly phone: ReactNode;
  readonly desk: ReactNode;
}

/** The same address on a phone and at a desk: each has markup of its own (screens section 10). */
export function ByWidth({ phone, desk }: ByWidthProps) {
  return useMediaQuery(phoneQuery, { noSsr: true }) ? phone : desk;
}
