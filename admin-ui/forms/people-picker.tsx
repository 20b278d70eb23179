import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import { useMemo, useState } from 'react';
import type { EligiblePerson } from '../../api/contract/reference.ts';
import { useWords } from '../messages/use-words.ts';
import { enterBeforeList } from './enter-before-list.ts';
import { useFoundPeople } from './lookups.ts';
import { postWords } from './post-words.ts';

export interface PeoplePickerProps {
  readonly chosen: readonly EligiblePerson[];
  readonly label: string;
  readonly required: boolean;
  /** What is wrong; null when nothing is. */
  readonly error: string | null;
  readonly onChange: (chosen: readonly EligiblePerson[]) => void;
}

/** Several people, found by their names; the server searches. */
export function PeoplePicker({ chosen, label, required, error, onChange }: PeoplePickerProps) {
  const words = useWords();
  const { t, name } = words;
  const [query, setQuery] = useState('');
  const { people, loading, failed } = useFoundPeople(query);
  // Another list every time would count as another choice, and empty what is being typed.
  const kept = useMemo(() => [...chosen], [chosen]);
  return (
    <Autocomplete<EligiblePerson, true>
      multiple
      filterSelectedOptions
      autoHighlight
      handleHomeEndKeys={false}
      onKeyDown={enterBeforeList(loading)}
      options={[...people]}
      value={kept}
      loading={loading}
      loadingText={t('form.searching')}
      noOptionsText={t(failed ? 'form.failed' : 'form.none')}
      getOptionLabel={name}
      getOptionKey={({ id }) => id}
      isOptionEqualToValue={(option, value) => option.id === value.id}
      filterOptions={(found) => found.filter(({ id }) => chosen.every((one) => one.id !== id))}
      inputValue={query}
      onInputChange={(_event, text) => {
        setQuery(text);
      }}
      onChange={(_event, now) => {
        onChange(now);
      }}
      renderOption={(item, person) => {
        const { key, ...rest } = item;
        return (
          <li key={key} {...rest}>
            <span className="bh-grow">{name(person)}</span>
            <span className="bh-3 bh-sm">{postWords(person, words)}</span>
          </li>
        );
      }}
      renderInput={(params) => (
        <TextField
          {...params}
          placeholder={chosen.length === 0 ? t('form.personPlaceholder') : ''}
          error={error !== null}
          helperText={error}
          slotProps={{
            ...params.slotProps,
            htmlInput: {
              ...params.slotProps.htmlInput,
              'aria-label': label,
              'aria-required': required,
            },
          }}
        />
      )}
    />
  );
}
