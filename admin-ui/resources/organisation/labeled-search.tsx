import { useId } from 'react';
import { LabeledField } from '../../forms/labeled-field.tsx';
import { SearchField, type Option } from '../../forms/search-field.tsx';
import { useWords } from '../../messages/use-words.ts';

interface LabeledSearchProps {
  readonly label: string;
  readonly options: readonly Option[];
  readonly value: string | null;
  readonly required?: boolean;
  readonly disabled?: boolean;
  readonly error?: string | undefined;
  readonly onChange: (id: string | null) => void;
}

/** One of a list, found by typing, with its label above and what is wrong below. */
export function LabeledSearch(props: LabeledSearchProps) {
  const { label, options, value, required = false, disabled = false, error, onChange } = props;
  const { t } = useWords();
  const id = useId();
  return (
    <LabeledField label={label} controlId={id} required={required} error={error}>
      <SearchField
        controlId={id}
        options={options}
        chosen={options.find((option) => option.id === value) ?? null}
        placeholder={t('organisation.choose')}
        loading={false}
        failed={false}
        required={required}
        disabled={disabled}
        error={error ?? null}
        onChoose={(option) => {
          onChange(option?.id ?? null);
        }}
      />
    </LabeledField>
  );
}
