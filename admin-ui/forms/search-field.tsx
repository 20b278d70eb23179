import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import { useMemo, type ReactNode } from 'react';
import { useWords } from '../messages/use-words.ts';
import { enterBeforeList } from './enter-before-list.ts';
import { errorIdOf } from './field-frame.tsx';

/** One thing that may be chosen. */
export interface Option {
  readonly id: string;
  readonly label: string;
  /** Second, quieter text: code, posts, stage. */
  readonly hint?: string | undefined;
  readonly group?: string | undefined;
}

export interface SearchFieldProps {
  readonly controlId: string;
  readonly options: readonly Option[];
  readonly chosen: Option | null;
  readonly placeholder: string;
  readonly loading: boolean;
  readonly failed: boolean;
  readonly required: boolean;
  readonly disabled: boolean;
  readonly error: string | null;
  readonly startAdornment?: ReactNode;
  /** Given when the server searches; else the options are filtered here. */
  readonly onSearch?: ((text: string) => void) | undefined;
  readonly onChoose: (option: Option | null) => void;
}

function noOptionsKey(props: SearchFieldProps): 'form.failed' | 'form.none' {
  return props.failed ? 'form.failed' : 'form.none';
}

/** A field that is searched by typing; only what the list offers can be chosen. */
export function SearchField(props: SearchFieldProps) {
  const { t } = useWords();
  const { controlId, options, chosen, placeholder, error, onSearch, onChoose, startAdornment } =
    props;
  const { id = null, label = '' } = chosen ?? {};
  // Another object every time would count as another choice, and empty what is being typed.
  const value = useMemo(() => (id === null ? null : { id, label }), [id, label]);
  return (
    <Autocomplete<Option>
      id={controlId}
      options={[...options]}
      value={value}
      loading={props.loading}
      disabled={props.disabled}
      handleHomeEndKeys={false}
      autoHighlight
      loadingText={t('form.searching')}
      noOptionsText={t(noOptionsKey(props))}
      getOptionLabel={(option) => option.label}
      isOptionEqualToValue={(option, kept) => option.id === kept.id}
      {...(options.some((option) => option.group !== undefined)
        ? { groupBy: (option: Option) => option.group ?? '' }
        : {})}
      {...(onSearch === undefined ? {} : { filterOptions: (found: Option[]) => found })}
      onInputChange={(_event, text, reason) => {
        if (reason === 'input') {
          onSearch?.(text);
        }
      }}
      onChange={(_event, option) => {
        onChoose(option);
      }}
      onKeyDown={enterBeforeList(props.loading)}
      renderOption={(item, option) => {
        const { key, ...rest } = item;
        return (
          <li key={`${String(key)} ${option.id}`} {...rest}>
            <span className="bh-grow">{option.label}</span>
            {option.hint === undefined ? null : <span className="bh-3 bh-sm">{option.hint}</span>}
          </li>
        );
      }}
      renderInput={(params) => (
        <TextField
          {...params}
          placeholder={placeholder}
          error={error !== null}
          slotProps={{
            ...params.slotProps,
            input: {
              ...params.slotProps.input,
              startAdornment,
            },
            htmlInput: {
              ...params.slotProps.htmlInput,
              'aria-required': props.required,
              'aria-describedby': error === null ? undefined : errorIdOf(controlId),
            },
          }}
        />
      )}
    />
  );
}
