import MenuItem from '@mui/material/MenuItem';
import Select from '@mui/material/Select';
import { isModdleElement, text } from '../../../../bpmn/parse/moddle-element.ts';
import { useWords } from '../../../messages/use-words.ts';
import { shownName } from '../shown-name.ts';
import { inheritedAt } from './inherited.ts';
import type { InputOf, InputProps } from './input-props.ts';
import { isActivity } from './kinds.ts';
import { repeatOf, repeats, setRepeat } from './repeat.ts';
import { elementOf, valueAt } from './subject.ts';
import type { Option } from './use-options.ts';

function Choices({
  unset,
  id,
  label,
  value,
  options,
  subject,
  set,
}: Pick<InputProps, 'id' | 'label' | 'value' | 'subject' | 'set'> & {
  readonly options: readonly Option[];
  /** What holds while nothing is chosen. */
  readonly unset?: string | undefined;
}) {
  const { t } = useWords();
  const known = options.some((option) => option.value === value) || value === '';
  return (
    <Select
      fullWidth
      displayEmpty
      value={value}
      disabled={subject.readOnly}
      SelectDisplayProps={{ id, 'aria-label': label }}
      onChange={(event) => {
        set(event.target.value);
      }}
    >
      <MenuItem value="">
        <span className="bh-3">{unset ?? t('designer.option.none')}</span>
      </MenuItem>
      {known ? null : <MenuItem value={value}>{value}</MenuItem>}
      {options.map((option) => (
        <MenuItem key={option.value} value={option.value}>
          {option.label}
        </MenuItem>
      ))}
    </Select>
  );
}

export function ChoiceInput(props: InputProps<InputOf<'choice'>>) {
  const { input, options, subject, field } = props;
  const { t } = useWords();
  const all = options(input.from);
  const inherited = inheritedAt(subject, field);
  const value = all.find((option) => option.value === inherited)?.label ?? inherited;
  return (
    <Choices
      id={props.id}
      label={props.label}
      value={props.value}
      subject={subject}
      set={props.set}
      options={all}
      unset={value === null ? undefined : t('designer.panel.ofLane', { value })}
    />
  );
}

export function WordsInput({
  id,
  label,
  input,
  value,
  subject,
  options,
  set,
}: InputProps<InputOf<'words'>>) {
  const { list } = useWords();
  const chosen = value.split(/\s+/u).filter((word) => word !== '');
  const known = options(input.from);
  const all = [
    ...known,
    ...chosen
      .filter((word) => known.every((option) => option.value !== word))
      .map((word) => ({ value: word, label: word })),
  ];
  return (
    <Select
      fullWidth
      multiple
      value={chosen}
      disabled={subject.readOnly || all.length === 0}
      SelectDisplayProps={{ id, 'aria-label': label }}
      renderValue={(words) =>
        list(words.map((word) => all.find((option) => option.value === word)?.label ?? word))
      }
      onChange={(event) => {
        const { value: words } = event.target;
        set(typeof words === 'string' ? words : words.join(' '));
      }}
    >
      {all.map((option) => (
        <MenuItem key={option.value} value={option.value}>
          {option.label}
        </MenuItem>
      ))}
    </Select>
  );
}

export function ActivityInput({ id, label, field, subject, set }: InputProps<InputOf<'activity'>>) {
  const { english } = useWords();
  const current = valueAt(subject, field);
  const activities = subject.canvas
    .get('elementRegistry')
    .getAll()
    .filter(({ type, businessObject }) => type !== 'label' && isActivity(businessObject));
  return (
    <Choices
      id={id}
      label={label}
      value={isModdleElement(current) ? (text(current, 'id') ?? '') : ''}
      subject={subject}
      options={activities.map((activity) => ({
        value: activity.id,
        label: shownName(activity.businessObject, english) ?? activity.id,
      }))}
      set={(chosen) => {
        set(activities.find((activity) => activity.id === chosen)?.businessObject);
      }}
    />
  );
}

export function RepeatInput({ id, label, subject }: InputProps<InputOf<'repeat'>>) {
  const { t } = useWords();
  return (
    <Select
      fullWidth
      value={repeatOf(elementOf(subject))}
      disabled={subject.readOnly}
      SelectDisplayProps={{ id, 'aria-label': label }}
      onChange={(event) => {
        subject.change((change) => {
          setRepeat(change, event.target.value);
        });
      }}
    >
      {repeats.map((repeat) => (
        <MenuItem key={repeat} value={repeat}>
          {t(`designer.option.repeat.${repeat}`)}
        </MenuItem>
      ))}
    </Select>
  );
}
