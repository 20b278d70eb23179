import MoreHoriz from '@mui/icons-material/MoreHoriz';
import Undo from '@mui/icons-material/Undo';
import Button from '@mui/material/Button';
import Divider from '@mui/material/Divider';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState, type ReactNode } from 'react';
import type { FormField, TaskOutcome } from '../../../../api/contract/tasks.ts';
import type { FormValues } from '../../../forms/form-model.ts';
import { RadioChoices } from '../../../fields/radio-choices.tsx';
import { useWords } from '../../../messages/use-words.ts';
import { planBar } from './choose-outcome.ts';
import { RequirementTicks } from './requirement-ticks.tsx';

export interface OutcomeBarProps {
  readonly outcomes: readonly TaskOutcome[];
  readonly chosen: TaskOutcome;
  readonly fields: readonly FormField[];
  readonly values: FormValues;
  readonly sending: boolean;
  readonly onChoose: (outcome: TaskOutcome | null) => void;
  readonly onSubmit: (outcome: TaskOutcome) => void;
  /** Further entries of the menu: other operations. Called with what closes the menu. */
  readonly extra: (close: () => void) => readonly ReactNode[];
}

/** Forward outcomes when there is a choice among them. */
function ForwardChoice({
  props,
  forward,
}: {
  readonly props: OutcomeBarProps;
  readonly forward: readonly TaskOutcome[];
}) {
  const { t, pick } = useWords();
  const { chosen, sending, onChoose } = props;
  return (
    <RadioChoices
      look="chips"
      label={t('task.outcomes')}
      choices={forward.map((outcome) => ({
        value: outcome.code,
        label: pick(outcome.label, outcome.labelEn),
      }))}
      chosen={chosen.code}
      disabled={sending}
      onChoose={(code) => {
        onChoose(forward.find((outcome) => outcome.code === code) ?? null);
      }}
    />
  );
}

function MoreMenu({
  props,
  menu,
}: {
  readonly props: OutcomeBarProps;
  readonly menu: readonly TaskOutcome[];
}) {
  const { t, pick } = useWords();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const close = (): void => {
    setAnchor(null);
  };
  const extra = props.extra(close);
  if (menu.length === 0 && extra.length === 0) {
    return null;
  }
  return (
    <>
      <Button
        className="bh-more"
        aria-label={t('task.more')}
        aria-haspopup="menu"
        disabled={props.sending}
        onClick={(event) => {
          setAnchor(event.currentTarget);
        }}
      >
        <MoreHoriz className="bh-icon" />
      </Button>
      <Menu
        open={anchor !== null}
        anchorEl={anchor}
        onClose={close}
        anchorOrigin={{ vertical: 'top', horizontal: 'right' }}
        transformOrigin={{ vertical: 'bottom', horizontal: 'right' }}
      >
        {menu.map((outcome) => (
          <MenuItem
            key={outcome.code}
            className={outcome.kind === 'end' ? 'bh-end-item' : ''}
            onClick={() => {
              close();
              props.onChoose(outcome);
            }}
          >
            {outcome.kind === 'back' ? <Undo className="bh-icon" aria-hidden="true" /> : null}
            {pick(outcome.label, outcome.labelEn)}
          </MenuItem>
        ))}
        {menu.length > 0 && extra.length > 0 ? <Divider /> : null}
        {extra}
      </Menu>
    </>
  );
}

/** The buttons under a task: one strong forward button, the way back beside it, the rest in a menu. */
export function OutcomeBar(props: OutcomeBarProps) {
  const { outcomes, chosen, fields, values, sending, onChoose, onSubmit } = props;
  const { t, pick } = useWords();
  const plan = planBar(outcomes);
  const isForward = chosen.kind === 'forward';
  const { back } = plan;
  const label = pick(chosen.label, chosen.labelEn);
  return (
    <div className="bh-outcomes">
      {isForward && plan.forward.length > 1 ? (
        <ForwardChoice props={props} forward={plan.forward} />
      ) : null}
      <RequirementTicks outcome={chosen} fields={fields} values={values} />
      <div className="bh-row bh-outcome-row">
        <Button
          variant="contained"
          className="bh-grow"
          color={chosen.kind === 'end' ? 'error' : 'inherit'}
          disabled={sending}
          onClick={() => {
            onSubmit(chosen);
          }}
        >
          {chosen.kind === 'back' ? <Undo className="bh-icon" aria-hidden="true" /> : null}
          <span className="bh-cut">{sending ? t('task.submitting') : label}</span>
          <kbd className="bh-kbd">Ctrl ↵</kbd>
        </Button>
        {isForward && back !== null ? (
          <Button
            className="bh-back"
            title={pick(back.label, back.labelEn)}
            disabled={sending}
            onClick={() => {
              onChoose(back);
            }}
          >
            <Undo className="bh-icon" aria-hidden="true" />
            <span className="bh-cut">{pick(back.label, back.labelEn)}</span>
          </Button>
        ) : null}
        {isForward ? null : (
          <Button
            disabled={sending}
            onClick={() => {
              onChoose(null);
            }}
          >
            {t(chosen.kind === 'back' ? 'task.keepOutcome' : 'task.keepOutcomeOther')}
          </Button>
        )}
        <MoreMenu props={props} menu={plan.menu} />
      </div>
    </div>
  );
}
