import MenuItem from '@mui/material/MenuItem';
import OutlinedInput from '@mui/material/OutlinedInput';
import Select from '@mui/material/Select';
import { limitUnits, type LimitUnit } from '../../domain/limits/limit.ts';
import { limitUnitName } from '../clocks/duration-words.ts';
import { useTongue } from '../clocks/use-wording.ts';
import { useWords } from '../messages/use-words.ts';

/** A limit while it is typed: the amount need not be a number yet. */
export interface TypedLimit {
  readonly amount: string;
  readonly unit: LimitUnit;
}

export interface LimitInputProps {
  readonly value: TypedLimit;
  /** Where there is only one, it is said and not asked. */
  readonly units?: readonly LimitUnit[] | undefined;
  /** What the amount is of; a label element may name the input by `id` instead. */
  readonly label: string;
  readonly id?: string | undefined;
  readonly required?: boolean;
  readonly disabled?: boolean;
  readonly error: boolean;
  readonly describedBy?: string | undefined;
  readonly onChange: (value: TypedLimit) => void;
}

function Unit({ value, units = limitUnits, label, disabled, onChange }: LimitInputProps) {
  const { t } = useWords();
  const tongue = useTongue();
  const [only] = units;
  if (units.length === 1 && only !== undefined) {
    return <span className="bh-2 bh-nowrap">{limitUnitName(only, tongue)}</span>;
  }
  return (
    <Select
      value={value.unit}
      disabled={disabled ?? false}
      inputProps={{ 'aria-label': t('form.limitUnit', { label }) }}
      onChange={(event) => {
        onChange({ ...value, unit: event.target.value });
      }}
    >
      {units.map((unit) => (
        <MenuItem key={unit} value={unit}>
          {limitUnitName(unit, tongue)}
        </MenuItem>
      ))}
    </Select>
  );
}

/** How much, and in what it is counted. */
export function LimitInput(props: LimitInputProps) {
  const { value, label, id, required, disabled, error, describedBy, onChange } = props;
  return (
    <span className="bh-row">
      <OutlinedInput
        {...(id === undefined ? {} : { id })}
        value={value.amount}
        error={error}
        disabled={disabled ?? false}
        inputProps={{
          inputMode: 'decimal',
          ...(id === undefined ? { 'aria-label': label } : {}),
          'aria-required': required,
          'aria-describedby': describedBy,
        }}
        onChange={(event) => {
          onChange({ ...value, amount: event.target.value.trim() });
        }}
      />
      <Unit {...props} />
    </span>
  );
}
