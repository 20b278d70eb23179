import GroupsOutlined from '@mui/icons-material/GroupsOutlined';
import PersonOutlined from '@mui/icons-material/PersonOutlined';
import { useId, useState, type ReactNode } from 'react';
import { useWords } from '../messages/use-words.ts';
import { useUnits } from '../providers/use-units.ts';
import { FieldFrame } from './field-frame.tsx';
import type { FieldProps } from './field-props.ts';
import { textIn } from './form-model.ts';
import { useClass, useFoundCases, useFoundClasses, usePeople } from './lookups.ts';
import { postWords } from './post-words.ts';
import { SearchField, type Option } from './search-field.tsx';

interface LookupProps {
  readonly props: FieldProps;
  readonly options: readonly Option[];
  readonly loading?: boolean;
  readonly failed?: boolean;
  readonly placeholder: string;
  readonly icon?: ReactNode;
  readonly onSearch?: (text: string) => void;
}

/** A chosen option stays known although the search went on to others. */
function Lookup({ props, options, loading, failed, placeholder, icon, onSearch }: LookupProps) {
  const { field, value, required, error, disabled, onChange } = props;
  const id = useId();
  const [last, setLast] = useState<Option | null>(null);
  const wanted = textIn(value);
  const found =
    options.find((option) => option.id === wanted) ?? (last?.id === wanted ? last : null);
  const chosen = wanted === '' ? null : (found ?? { id: wanted, label: wanted });
  return (
    <FieldFrame field={field} required={required} error={error} controlId={id}>
      <SearchField
        controlId={id}
        options={options}
        chosen={chosen}
        placeholder={placeholder}
        loading={loading ?? false}
        failed={failed ?? false}
        required={required}
        disabled={disabled}
        error={error}
        startAdornment={icon}
        onSearch={onSearch}
        onChoose={(option) => {
          setLast(option);
          onChange(option?.id ?? '');
        }}
      />
    </FieldFrame>
  );
}

export function UnitField(props: FieldProps) {
  const { t, name } = useWords();
  const units = useUnits().filter((unit) => unit.active);
  return (
    <Lookup
      props={props}
      options={units.map((unit) => ({ id: unit.id, label: name(unit) }))}
      placeholder={t('form.unitPlaceholder')}
      icon={<GroupsOutlined className="bh-icon bh-field-icon" />}
    />
  );
}

/** People of the unit that the form names, else of the unit that the task is with. */
export function PersonField(props: FieldProps) {
  const words = useWords();
  const { t, name } = words;
  const named = textIn(props.values['unit']);
  const unit = named === '' ? (props.unit ?? '') : named;
  const { people, loading, failed } = usePeople({ unit });
  return (
    <Lookup
      props={props}
      options={people.map((person) => ({
        id: person.id,
        label: name(person),
        hint: postWords(person, words),
      }))}
      loading={loading}
      failed={failed}
      placeholder={t('form.personPlaceholder')}
      icon={<PersonOutlined className="bh-icon bh-field-icon" />}
    />
  );
}

export function ClassField(props: FieldProps) {
  const { t, pick, name } = useWords();
  const [query, setQuery] = useState('');
  const { classes, loading, failed } = useFoundClasses(query);
  const chosen = useClass(textIn(props.value));
  const offered =
    chosen === undefined || classes.some((one) => one.id === chosen.id)
      ? classes
      : [chosen, ...classes];
  return (
    <Lookup
      props={props}
      options={offered.map((one) => ({
        id: one.id,
        label: name(one),
        hint: one.code,
        group: `${t(`form.${one.kind}`)} ${pick(one.major, one.majorEn)}`,
      }))}
      loading={loading}
      failed={failed}
      placeholder={t('form.classPlaceholder')}
      onSearch={setQuery}
    />
  );
}

export function CaseField(props: FieldProps) {
  const { t } = useWords();
  const [query, setQuery] = useState('');
  const { cases, loading, failed } = useFoundCases(query);
  return (
    <Lookup
      props={props}
      options={cases.map((one) => ({
        id: one.id,
        label: `${one.number} ${one.title}`,
        hint: one.address ?? '',
      }))}
      loading={loading}
      failed={failed}
      placeholder={t('form.casePlaceholder')}
      onSearch={setQuery}
    />
  );
}
