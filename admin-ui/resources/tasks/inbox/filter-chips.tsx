import Add from '@mui/icons-material/Add';
import Close from '@mui/icons-material/Close';
import ExpandMore from '@mui/icons-material/ExpandMore';
import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Popover from '@mui/material/Popover';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { channels, stages } from '../../../../domain/stages.ts';
import { useNamedUnit, useUnits } from '../../../providers/use-units.ts';
import { focusOnMount } from '../../../layout/focus-on-mount.ts';
import { useWords, type Words } from '../../../messages/use-words.ts';
import {
  isFiltered,
  type FilterName,
  type InboxAddress,
  type TaskFilter,
} from './inbox-address.ts';
import { SaveView } from '../../saved-views/save-view.tsx';
import { queryOf } from './saved-views/saved-query.ts';

type ChoiceFilter = Exclude<FilterName, 'q'>;

interface Choice {
  readonly value: string;
  readonly label: string;
}

const clockStates = ['overdue', 'warn', 'fine', 'paused', 'none'] as const;

function useChoices(name: ChoiceFilter, words: Words): readonly Choice[] {
  const units = useUnits();
  const { t, code } = words;
  const choices: { readonly [N in ChoiceFilter]: () => readonly Choice[] } = {
    stage: () => stages.map((stage) => ({ value: stage, label: t(`clocks.stage.${stage}`) })),
    channel: () => channels.map((channel) => ({ value: channel, label: code('channel', channel) })),
    unit: () => units.map((unit) => ({ value: unit.id, label: words.name(unit) })),
    clockState: () =>
      clockStates.map((state) => ({ value: state, label: t(`clocks.state.${state}`) })),
    flagged: () => [{ value: 'yes', label: t('inbox.flagged') }],
  };
  return choices[name]();
}

interface ChipProps {
  readonly filter: TaskFilter;
  readonly onChange: (filter: TaskFilter) => void;
}

function without(filter: TaskFilter, name: FilterName): TaskFilter {
  return Object.fromEntries(Object.entries(filter).filter(([known]) => known !== name));
}

/** A chip that opens its choices; chosen, it says what and can be taken away. */
function ChoiceChip({ name, filter, onChange }: ChipProps & { readonly name: ChoiceFilter }) {
  const words = useWords();
  const { t } = words;
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const choices = useChoices(name, words);
  const title = t(`inbox.filter.${name}`);
  const chosen = filter[name];
  // A closed unit is no choice any more, but may still be what the list is narrowed to.
  const unit = useNamedUnit(name === 'unit' ? (chosen ?? '') : '');
  const label =
    unit === undefined
      ? (choices.find((choice) => choice.value === chosen)?.label ?? chosen)
      : words.name(unit);
  const choose = (value: string): void => {
    setAnchor(null);
    onChange({ ...filter, [name]: value });
  };
  return (
    <>
      <span className="bh-chip-pair">
        <button
          type="button"
          className={chosen === undefined ? 'bh-chip' : 'bh-chip on'}
          aria-haspopup="menu"
          aria-expanded={anchor !== null}
          onClick={(event) => {
            setAnchor(event.currentTarget);
          }}
        >
          <span className="bh-cut">
            {label === undefined ? title : t('inbox.filter.chosen', { name: title, value: label })}
          </span>
          {chosen === undefined ? <ExpandMore aria-hidden="true" /> : null}
        </button>
        {chosen === undefined ? null : (
          <button
            type="button"
            className="bh-chip-remove"
            aria-label={t('inbox.filter.remove', { name: title })}
            onClick={() => {
              onChange(without(filter, name));
            }}
          >
            <Close aria-hidden="true" />
          </button>
        )}
      </span>
      <Menu
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => {
          setAnchor(null);
        }}
      >
        {choices.map((choice) => (
          <MenuItem
            key={choice.value}
            selected={choice.value === chosen}
            onClick={() => {
              choose(choice.value);
            }}
          >
            {choice.label}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}

/** Words in title, place or number. */
function TextChip({ filter, onChange }: ChipProps) {
  const { t } = useWords();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [text, setText] = useState(filter.q ?? '');
  const chosen = filter.q;
  const close = (): void => {
    setAnchor(null);
  };
  return (
    <>
      <span className="bh-chip-pair">
        <button
          type="button"
          className={chosen === undefined ? 'bh-chip dash' : 'bh-chip on'}
          aria-haspopup="dialog"
          onClick={(event) => {
            setText(filter.q ?? '');
            setAnchor(event.currentTarget);
          }}
        >
          {chosen === undefined ? <Add aria-hidden="true" /> : null}
          <span className="bh-cut">
            {chosen === undefined
              ? t('inbox.filter.add')
              : t('inbox.filter.chosen', { name: t('inbox.filter.q'), value: chosen })}
          </span>
        </button>
        {chosen === undefined ? null : (
          <button
            type="button"
            className="bh-chip-remove"
            aria-label={t('inbox.filter.remove', { name: t('inbox.filter.q') })}
            onClick={() => {
              onChange(without(filter, 'q'));
            }}
          >
            <Close aria-hidden="true" />
          </button>
        )}
      </span>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={close}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        slotProps={{ paper: { className: 'bh-small-form' } }}
      >
        <form
          onSubmit={(event) => {
            event.preventDefault();
            close();
            const wanted = text.trim();
            onChange(wanted === '' ? without(filter, 'q') : { ...filter, q: wanted });
          }}
        >
          <TextField
            inputRef={focusOnMount}
            label={t('inbox.filter.query')}
            value={text}
            onChange={(event) => {
              setText(event.target.value);
            }}
          />
          <Button type="submit" variant="contained">
            {t('inbox.filter.apply')}
          </Button>
        </form>
      </Popover>
    </>
  );
}

/** Filters as chips; all of them stand in the address. */
export function FilterChips({
  address,
  empty,
  onChange,
}: {
  readonly address: InboxAddress;
  /** Nothing fits, and the list itself offers to clear the filters. */
  readonly empty: boolean;
  readonly onChange: ChipProps['onChange'];
}) {
  const { t } = useWords();
  const { filter } = address;
  return (
    <div className="bh-chips">
      {(['stage', 'clockState', 'channel', 'unit', 'flagged'] as const).map((name) => (
        <ChoiceChip key={name} name={name} filter={filter} onChange={onChange} />
      ))}
      <TextChip filter={filter} onChange={onChange} />
      <span className="bh-grow" />
      {isFiltered(filter) && !empty ? (
        <Button
          size="small"
          variant="text"
          onClick={() => {
            onChange({});
          }}
        >
          {t('inbox.filter.clear')}
        </Button>
      ) : null}
      <SaveView list="tasks" query={queryOf(address)} />
    </div>
  );
}
