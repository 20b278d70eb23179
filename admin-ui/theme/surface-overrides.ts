import type { ThemeOptions } from '@mui/material/styles';

const floating = {
  border: '1px solid var(--border)',
  boxShadow: 'var(--shadow-3)',
  backgroundImage: 'none',
  background: 'var(--bg-surface)',
};

/** Papers, menus, dialogs, tooltips: flat with a hairline; a shadow only on what floats. */
export const surfaceOverrides: NonNullable<ThemeOptions['components']> = {
  MuiPaper: {
    defaultProps: { elevation: 0 },
    styleOverrides: {
      root: { backgroundImage: 'none', border: '1px solid var(--border)' },
    },
  },
  MuiCard: { defaultProps: { elevation: 0 } },
  MuiMenu: {
    defaultProps: { transitionDuration: 0 },
    styleOverrides: {
      paper: { ...floating, borderRadius: 'var(--radius-lg)', marginTop: 4 },
      list: { padding: 4 },
    },
  },
  MuiPopover: {
    defaultProps: { transitionDuration: 0 },
    styleOverrides: {
      paper: { ...floating, borderRadius: 'var(--radius-lg)' },
    },
  },
  MuiMenuItem: {
    styleOverrides: {
      root: {
        minHeight: 32,
        gap: 8,
        padding: '4px 10px',
        borderRadius: 'var(--radius-sm)',
        fontSize: 'var(--text-sm)',
        '&.Mui-selected': { background: 'var(--bg-selected)', color: 'var(--accent)' },
        '&.Mui-disabled': { opacity: 1, color: 'var(--text-disabled)' },
        '[data-density="touch"] &': { minHeight: 48 },
      },
    },
  },
  MuiDialog: {
    styleOverrides: {
      paper: { ...floating, borderRadius: 'var(--radius-xl)', width: 460, maxWidth: '92vw' },
    },
  },
  MuiDialogTitle: {
    styleOverrides: {
      root: {
        fontSize: 'var(--text-lg)',
        fontWeight: 600,
        lineHeight: 1.4,
        padding: '18px 20px 8px',
      },
    },
  },
  MuiDialogContent: {
    styleOverrides: { root: { padding: '4px 20px 16px', fontSize: 'var(--text-sm)' } },
  },
  MuiDialogActions: {
    styleOverrides: {
      root: {
        padding: '12px 20px',
        borderTop: '1px solid var(--border)',
        background: 'var(--bg-subtle)',
      },
    },
  },
  MuiBackdrop: {
    styleOverrides: {
      root: { '&:not(.MuiBackdrop-invisible)': { background: 'var(--bg-scrim)' } },
    },
  },
  MuiDrawer: { styleOverrides: { paper: { border: 0, boxShadow: 'var(--shadow-3)' } } },
  MuiTooltip: {
    defaultProps: { enterDelay: 500, enterNextDelay: 300, disableInteractive: true },
    styleOverrides: {
      tooltip: {
        background: 'var(--text-primary)',
        color: 'var(--bg-surface)',
        fontSize: 'var(--text-2xs)',
        fontWeight: 400,
        lineHeight: 1.5,
        padding: '4px 8px',
      },
    },
  },
  MuiTabs: {
    styleOverrides: {
      root: { minHeight: 36 },
      indicator: { height: 2 },
    },
  },
  MuiTab: {
    styleOverrides: {
      root: {
        minHeight: 36,
        minWidth: 0,
        padding: '6px 12px',
        textTransform: 'none',
        fontSize: 'var(--text-sm)',
      },
    },
  },
};
