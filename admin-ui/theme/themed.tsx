import { ThemeProvider } from '@mui/material/styles';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useLayoutEffect, useMemo, type ReactNode } from 'react';
import { useAppearance } from './appearance.ts';
import { muiTheme } from './mui-theme.ts';

/** Phones are touched: they always have the large targets (screens section 10). */
export const phoneQuery = '(max-width: 639px)';

/** Applies theme, density and language to the document and to MUI. */
export function Themed({ children }: { readonly children: ReactNode }) {
  const { theme, density, locale } = useAppearance();
  const systemDark = useMediaQuery('(prefers-color-scheme: dark)', { noSsr: true });
  const phone = useMediaQuery(phoneQuery, { noSsr: true });
  const dark = theme === 'dark' || (theme === 'system' && systemDark);
  useLayoutEffect(() => {
    const root = document.documentElement;
    root.dataset['theme'] = dark ? 'dark' : 'light';
    root.dataset['density'] = phone ? 'touch' : density;
    root.lang = locale === 'en' ? 'en' : 'zh-CN';
  }, [dark, density, phone, locale]);
  const mui = useMemo(() => muiTheme(dark ? 'dark' : 'light'), [dark]);
  return <ThemeProvider theme={mui}>{children}</ThemeProvider>;
}
