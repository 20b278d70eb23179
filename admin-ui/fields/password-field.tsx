import LockOutlined from '@mui/icons-material/LockOutlined';
import VisibilityOffOutlined from '@mui/icons-material/VisibilityOffOutlined';
import VisibilityOutlined from '@mui/icons-material/VisibilityOutlined';
import IconButton from '@mui/material/IconButton';
import TextField from '@mui/material/TextField';
import { useState, type Ref } from 'react';
import { useWords } from '../messages/use-words.ts';
import './fields.css';

export interface PasswordFieldProps {
  readonly label: string;
  readonly value: string;
  /** What the browser's own keeper of passwords offers. */
  readonly autoComplete: 'current-password' | 'new-password';
  readonly error?: boolean;
  readonly helperText?: string | undefined;
  /** Id of a text elsewhere that describes the field. */
  readonly describedBy?: string | undefined;
  readonly inputRef?: Ref<HTMLInputElement> | undefined;
  readonly onChange: (value: string) => void;
}

/** A password, hidden until the eye is pressed; pasting and password keepers work (ASVS 6.2.6, 6.2.7). */
export function PasswordField(props: PasswordFieldProps) {
  const { label, value, autoComplete, error, helperText, describedBy, inputRef, onChange } = props;
  const { t } = useWords();
  const [shown, setShown] = useState(false);
  const Eye = shown ? VisibilityOffOutlined : VisibilityOutlined;
  return (
    <TextField
      label={label}
      type={shown ? 'text' : 'password'}
      value={value}
      autoComplete={autoComplete}
      required
      error={error === true}
      helperText={helperText}
      inputRef={inputRef}
      onChange={(event) => {
        onChange(event.target.value);
      }}
      slotProps={{
        htmlInput: {
          autoCapitalize: 'off',
          spellCheck: false,
          ...(describedBy === undefined ? {} : { 'aria-describedby': describedBy }),
        },
        input: {
          startAdornment: <LockOutlined className="bh-icon bh-adornment" />,
          endAdornment: (
            <IconButton
              size="small"
              edge="end"
              aria-label={t(shown ? 'signIn.hide' : 'signIn.show')}
              onClick={() => {
                setShown(!shown);
              }}
            >
              <Eye className="bh-icon" />
            </IconButton>
          ),
        },
      }}
    />
  );
}
