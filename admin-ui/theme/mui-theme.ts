import { createTheme, type Theme, type ThemeOptions } from '@mui/material/styles';
import { controlOverrides } from './control-overrides.ts';
import { surfaceOverrides } from './surface-overrides.ts';
import { darkTokens, lightTokens } from './tokens.ts';

/** Light or dark, after "system" has been resolved. */
export type ThemeMode = 'light' | 'dark';

function paletteOf(mode: ThemeMode): ThemeOptions['palette'] {
  const tokens = mode === 'dark' ? darkTokens : lightTokens;
  return {
    mode,
    primary: {
      main: tokens.accent,
      dark: tokens['accent-hover'],
      contrastText: tokens['on-accent'],
    },
    error: { main: tokens.danger, contrastText: tokens['on-danger'] },
    warning: { main: tokens['clock-warn'] },
    success: { main: tokens['clock-fine'] },
    text: {
      primary: tokens['text-primary'],
      secondary: tokens['text-secondary'],
      disabled: tokens['text-disabled'],
    },
    background: { default: tokens['bg-app'], paper: tokens['bg-surface'] },
    divider: tokens.border,
    action: { hover: tokens['bg-hover'], selected: tokens['bg-selected'] },
  };
}

/**
 * The theme of the application. Quiet by design: no ripples, no floating labels, no filled inputs,
 * no shadows on surfaces, one blue button a view.
 */
export function muiTheme(mode: ThemeMode): Theme {
  return createTheme({
    palette: paletteOf(mode),
    shape: { borderRadius: 6 },
    spacing: 4,
    typography: {
      fontFamily: 'var(--font-sans)',
      fontSize: 14,
      fontWeightLight: 400,
      fontWeightRegular: 400,
      fontWeightMedium: 600,
      fontWeightBold: 600,
      button: { textTransform: 'none', fontWeight: 400, letterSpacing: 0 },
      body1: { fontSize: '1rem', lineHeight: 1.5, letterSpacing: 0 },
      body2: { fontSize: '1rem', lineHeight: 1.5, letterSpacing: 0 },
    },
    breakpoints: { values: { xs: 0, sm: 640, md: 1024, lg: 1280, xl: 1680 } },
    zIndex: { drawer: 20, appBar: 30, modal: 50, snackbar: 60, tooltip: 55 },
    components: { ...controlOverrides, ...surfaceOverrides },
  });
}
