import useMediaQuery from '@mui/material/useMediaQuery';
import { useAppearance } from '../../../theme/appearance.ts';
import { phoneQuery } from '../../../theme/themed.tsx';

export type PanelMode = 'beside' | 'drawer' | 'page';

/** Beside the list where there is room, over it where there is not, a page of its own on phones. */
export function usePanelMode(): PanelMode {
  const wide = useMediaQuery('(min-width: 1024px)', { noSsr: true });
  const phone = useMediaQuery(phoneQuery, { noSsr: true });
  const { density } = useAppearance();
  if (phone) {
    return 'page';
  }
  return wide && density !== 'compact' ? 'beside' : 'drawer';
}
