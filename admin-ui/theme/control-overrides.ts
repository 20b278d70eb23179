import type { ThemeOptions } from '@mui/material/styles';

/** Buttons, inputs and what is typed into: outlined, label above, height from the density. */
export const controlOverrides: NonNullable<ThemeOptions['components']> = {
  MuiButtonBase: {
    defaultProps: { disableRipple: true, disableTouchRipple: true },
    styleOverrides: {
      root: {
        '&.Mui-focusVisible': { outline: '2px solid var(--focus-ring)', outlineOffset: 2 },
      },
    },
  },
  MuiButton: {
    defaultProps: { disableElevation: true, variant: 'outlined', color: 'inherit' },
    styleOverrides: {
      root: {
        height: 'var(--control-height)',
        minWidth: 0,
        padding: '0 14px',
        gap: 6,
        fontSize: 'var(--text-sm)',
        lineHeight: 1.2,
        whiteSpace: 'nowrap',
        transition: 'background-color var(--motion-fast) var(--ease)',
      },
      sizeSmall: {
        height: 'var(--control-height-sm)',
        padding: '0 10px',
        fontSize: 'var(--text-xs)',
      },
      outlined: {
        borderColor: 'var(--border-strong)',
        background: 'var(--bg-surface)',
        color: 'var(--text-primary)',
        '&:hover': { background: 'var(--bg-hover)', borderColor: 'var(--border-strong)' },
        '&.MuiButton-colorError': { color: 'var(--danger)', borderColor: 'var(--danger)' },
        '&.Mui-disabled': {
          color: 'var(--text-disabled)',
          borderColor: 'var(--border)',
          background: 'var(--bg-subtle)',
        },
      },
      contained: {
        fontWeight: 600,
        '&.MuiButton-colorInherit': { background: 'var(--accent)', color: 'var(--on-accent)' },
        '&:hover': { background: 'var(--accent-hover)' },
        '&.MuiButton-colorError:hover': { background: 'var(--danger)', filter: 'brightness(0.92)' },
        '&.Mui-disabled': { background: 'var(--bg-inset)', color: 'var(--text-disabled)' },
      },
      text: {
        color: 'var(--text-secondary)',
        padding: '0 10px',
        '&:hover': { background: 'var(--bg-hover)' },
      },
      startIcon: { margin: 0, '& > svg': { fontSize: '16px !important' } },
      endIcon: { margin: 0, '& > svg': { fontSize: '16px !important' } },
    },
  },
  MuiIconButton: {
    styleOverrides: {
      root: {
        width: 34,
        height: 34,
        borderRadius: 'var(--radius-md)',
        color: 'var(--text-secondary)',
        '&:hover': { background: 'var(--bg-hover)' },
      },
      sizeSmall: { width: 28, height: 28, padding: 0 },
    },
  },
  MuiTextField: {
    defaultProps: { variant: 'outlined', size: 'small', margin: 'none', fullWidth: true },
  },
  MuiFormControl: {
    defaultProps: { variant: 'outlined', size: 'small', margin: 'none', fullWidth: true },
  },
  MuiOutlinedInput: {
    defaultProps: { notched: false },
    styleOverrides: {
      root: {
        minHeight: 'var(--control-height)',
        background: 'var(--bg-surface)',
        fontSize: 'var(--text-sm)',
        lineHeight: 1.5,
        borderRadius: 'var(--radius-md)',
        '&:hover .MuiOutlinedInput-notchedOutline': { borderColor: 'var(--border-strong)' },
        '&.Mui-focused .MuiOutlinedInput-notchedOutline': {
          borderColor: 'var(--accent)',
          borderWidth: 1,
          boxShadow: '0 0 0 2px var(--accent-soft), inset 0 0 0 1px var(--accent)',
        },
        '&.Mui-error .MuiOutlinedInput-notchedOutline': { borderColor: 'var(--danger)' },
        '&.Mui-disabled': { background: 'var(--bg-subtle)' },
      },
      input: {
        '&::placeholder': { color: 'var(--text-tertiary)', opacity: 1 },
        padding: '5px 10px',
        height: 'auto',
        minHeight: 22,
        boxSizing: 'content-box',
      },
      multiline: {
        padding: '8px 10px',
        alignItems: 'flex-start',
        '& .MuiOutlinedInput-input': { padding: 0 },
      },
      notchedOutline: {
        borderColor: 'var(--border-strong)',
        top: 0,
        '& legend': { display: 'none' },
      },
    },
  },
  MuiInputLabel: {
    defaultProps: { shrink: true },
    styleOverrides: {
      root: {
        position: 'static',
        transform: 'none',
        fontSize: 'var(--text-xs)',
        lineHeight: 1.5,
        color: 'var(--text-secondary)',
        marginBottom: 4,
        '&.Mui-focused': { color: 'var(--text-secondary)' },
      },
      asterisk: { display: 'none' },
    },
  },
  MuiFormHelperText: {
    styleOverrides: {
      root: { margin: '4px 0 0', fontSize: 'var(--text-2xs)', lineHeight: 1.5 },
    },
  },
  MuiAutocomplete: {
    styleOverrides: {
      inputRoot: { '&.MuiOutlinedInput-root': { padding: '0 30px 0 0', flexWrap: 'nowrap' } },
      input: { '&.MuiAutocomplete-input.MuiOutlinedInput-input': { padding: '5px 10px' } },
      groupLabel: {
        position: 'static',
        padding: '0 12px',
        background: 'none',
        color: 'var(--text-tertiary)',
        fontSize: 'var(--text-2xs)',
        lineHeight: '28px',
      },
      groupUl: { '& .MuiAutocomplete-option': { paddingLeft: 12 } },
      popupIndicator: { padding: 4, '& svg': { fontSize: 18 } },
      clearIndicator: { padding: 4, '& svg': { fontSize: 16 } },
      option: {
        minHeight: 'var(--control-height)',
        '&.MuiAutocomplete-option': { padding: '6px 12px', fontSize: 'var(--text-sm)' },
      },
    },
  },
  MuiSelect: {
    styleOverrides: { select: { minHeight: 22, display: 'flex', alignItems: 'center' } },
  },
  MuiRating: {
    styleOverrides: {
      root: { color: 'var(--clock-warn-bar)' },
      iconEmpty: { color: 'var(--border-strong)' },
    },
  },
  MuiCheckbox: {
    styleOverrides: { root: { padding: 4, color: 'var(--border-strong)' } },
  },
};
