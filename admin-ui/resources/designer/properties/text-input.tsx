import OutlinedInput from '@mui/material/OutlinedInput';
import { LongInput } from '../../../forms/long-text.tsx';
import { useEffectEvent, useLayoutEffect, useState } from 'react';

export interface TextInputProps {
  readonly id: string;
  readonly value: string;
  readonly disabled: boolean;
  readonly lines?: boolean;
  readonly mono?: boolean;
  readonly numeric?: boolean;
  readonly error?: boolean;
  readonly describedBy?: string | undefined;
  /** Names of what may be typed. */
  readonly list?: string | undefined;
  readonly label?: string;
  readonly placeholder?: string | undefined;
  /** While it is typed. */
  readonly onType?: (text: string) => void;
  /** When the field is left, or Enter is pressed. */
  readonly onCommit: (text: string) => void;
}

const longest = 10_000;

/** A text that becomes one change of the diagram when the field is left, by the back button too. */
export function TextInput(props: TextInputProps) {
  const { id, value, disabled, lines, mono, numeric, error, describedBy, list, label } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const commit = (): void => {
    if (typed !== null && typed !== value) {
      props.onCommit(typed);
    }
    setTyped(null);
  };
  const commitLast = useEffectEvent(commit);
  useLayoutEffect(() => {
    // Before the diagram is written for the last time, and before it goes.
    const leave = (): void => {
      commitLast();
    };
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, []);
  const Input = lines === true ? LongInput : OutlinedInput;
  return (
    <Input
      id={id}
      fullWidth
      value={typed ?? value}
      disabled={disabled}
      error={error === true}
      {...(props.placeholder === undefined ? {} : { placeholder: props.placeholder })}
      {...(lines === true ? { minRows: 3, maxRows: 16 } : {})}
      className={mono === true ? 'bh-mono' : ''}
      inputProps={{
        list,
        maxLength: longest,
        'aria-label': label,
        'aria-describedby': describedBy,
        spellCheck: mono !== true,
        ...(numeric === true ? { inputMode: 'numeric' } : {}),
      }}
      onChange={(event) => {
        setTyped(event.target.value);
        props.onType?.(event.target.value);
      }}
      onBlur={commit}
      onKeyDown={(event) => {
        const { nativeEvent, key } = event;
        const isSaving = key === 's' && (event.ctrlKey || event.metaKey);
        if ((isSaving || (key === 'Enter' && lines !== true)) && !nativeEvent.isComposing) {
          commit();
        }
        if (event.key === 'Escape') {
          setTyped(null);
          props.onType?.(value);
        }
      }}
    />
  );
}
