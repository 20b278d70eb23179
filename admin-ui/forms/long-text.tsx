import type { InputBaseComponentProps } from '@mui/material/InputBase';
import OutlinedInput, { type OutlinedInputProps } from '@mui/material/OutlinedInput';
import TextField, { type TextFieldProps } from '@mui/material/TextField';
import { GrowingText } from './growing-text.tsx';

interface Lines {
  readonly minRows?: number;
  readonly maxRows?: number;
}

// As Material does for a textarea of its own.
const noType = { type: undefined };

type Without<Props> = Omit<Props, 'multiline' | 'rows' | 'slotProps' | keyof Lines> & Lines;

/** An input as high as its text. */
export function LongInput({ minRows, maxRows, inputProps, ...rest }: Without<OutlinedInputProps>) {
  return (
    <OutlinedInput
      {...rest}
      multiline
      inputComponent={GrowingText}
      inputProps={{ ...inputProps, ...noType, minRows, maxRows }}
    />
  );
}

type LongTextFieldProps = Without<TextFieldProps> & {
  readonly slotProps?: { readonly htmlInput: InputBaseComponentProps };
};

/** The same with a label, and words beneath it. */
export function LongTextField({ minRows, maxRows, slotProps, ...rest }: LongTextFieldProps) {
  return (
    <TextField
      {...rest}
      multiline
      slotProps={{
        input: { inputComponent: GrowingText },
        htmlInput: { ...slotProps?.htmlInput, ...noType, minRows, maxRows },
      }}
    />
  );
}
