import Button from '@mui/material/Button';
import type { Unit } from '../../../api/contract/reference.ts';
import { SearchField } from '../../forms/search-field.tsx';
import { useWords } from '../../messages/use-words.ts';

interface CellsBarProps {
  readonly count: number;
  /** Open units. */
  readonly units: readonly Unit[];
  /** The unit that all chosen cells are given to; null: they differ, or they inherit. */
  readonly unit: string | null;
  readonly sending: boolean;
  readonly refusal: string | null;
  readonly fieldId: string;
  readonly onSet: (unit: string) => void;
  readonly onInherit: () => void;
  readonly onHistory: () => void;
}

/** What is done with the chosen cells; it stays under the table. */
export function CellsBar(props: CellsBarProps) {
  const { count, units, unit, sending, refusal, fieldId, onSet, onInherit, onHistory } = props;
  const { t, name, number } = useWords();
  const options = units.map((known) => ({ id: known.id, label: name(known) }));
  return (
    <div className="bh-cells-bar">
      <output className="bh-nowrap">
        {t('responsibilities.chosen', { smart_count: count, count: number(count) })}
      </output>
      <label className="bh-sr" htmlFor={fieldId}>
        {t('responsibilities.unit')}
      </label>
      <div className="field">
        <SearchField
          controlId={fieldId}
          options={options}
          chosen={options.find((option) => option.id === unit) ?? null}
          placeholder={t('responsibilities.unit')}
          loading={false}
          failed={false}
          required={false}
          disabled={sending}
          error={null}
          onChoose={(option) => {
            if (option === null) onInherit();
            else onSet(option.id);
          }}
        />
      </div>
      <Button disabled={sending} onClick={onInherit}>
        {t('responsibilities.inherit')}
      </Button>
      <Button variant="text" onClick={onHistory}>
        {t('responsibilities.history')}
      </Button>
      {refusal === null ? (
        <span className="bh-3 bh-sm">{t('responsibilities.hint')}</span>
      ) : (
        <span className="bh-bad bh-sm" role="alert">
          {refusal}
        </span>
      )}
    </div>
  );
}
