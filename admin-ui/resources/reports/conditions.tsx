import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useTranslate } from 'ra-core';
import { urgencies } from '../../../domain/stages.ts';
import { dueWords } from '../../clocks/date-words.ts';
import { limitWords } from '../../clocks/duration-words.ts';
import { useDateRule } from '../../clocks/use-wording.ts';
import { PriorityMark } from '../../fields/priority-mark.tsx';
import { useWords } from '../../messages/use-words.ts';
import type { ClassPartProps } from './class-part.tsx';
import type { ClassRow } from './open-case-queries.ts';

type Condition = ClassRow['conditions'][number];

function ConditionRow({
  condition,
  chosen,
  onChoose,
}: {
  readonly condition: Condition;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}) {
  const translate = useTranslate();
  const rule = useDateRule();
  const { pick } = useWords();
  return (
    <label className={chosen ? 'condition on' : 'condition'}>
      <input type="radio" name="condition" checked={chosen} onChange={onChoose} />
      <span>{pick(condition.text, condition.textEn)}</span>
      <span>
        <b>{limitWords(condition.limit, rule.tongue)}</b>
        <br />
        <span className="bh-3 bh-xs">
          {condition.dueAt === null
            ? translate('reports.dueUnknown')
            : translate('reports.dueIfNow', { due: dueWords(Date.parse(condition.dueAt), rule) })}
        </span>
      </span>
      <span className="closing">{pick(condition.closingText, condition.closingTextEn)}</span>
    </label>
  );
}

/** The filing conditions of the class, with limit, due time if filed now, and closing text. */
export function Conditions({ draft, change, chosen, complaints }: ClassPartProps) {
  const translate = useTranslate();
  if (chosen === null) {
    return <p className="waits bh-3">{translate('reports.chooseClass')}</p>;
  }
  return (
    <fieldset
      className="conditions"
      data-field="condition"
      aria-label={translate('reports.condition')}
    >
      <p className="condition head" aria-hidden="true">
        <span />
        <span>{translate('reports.condition')}</span>
        <span>{translate('reports.limit')}</span>
        <span className="closing">{translate('reports.closing')}</span>
      </p>
      {chosen.conditions.map((condition) => (
        <ConditionRow
          key={condition.id}
          condition={condition}
          chosen={condition.id === draft.condition}
          onChoose={() => {
            change({ condition: condition.id, urgency: null });
          }}
        />
      ))}
      {complaints.condition === undefined ? null : (
        <p className="bh-bad bh-xs" role="alert">
          {complaints.condition}
        </p>
      )}
    </fieldset>
  );
}

function ProposedUnit({ proposal }: Pick<ClassPartProps, 'proposal'>) {
  const translate = useTranslate();
  const { name } = useWords();
  const unit = proposal?.unit ?? null;
  if (unit === null) {
    return <span className="bh-3">{translate('reports.unitNone')}</span>;
  }
  const rule = proposal?.rule ?? null;
  return (
    <>
      <b>{name(unit)}</b>{' '}
      <span className="bh-3 bh-sm">
        {rule === null
          ? translate('reports.unitProposed')
          : translate('reports.unitByRule', {
              rule: translate(`reports.rules.${rule}`, { _: rule }),
            })}
      </span>
    </>
  );
}

/** What follows from the condition and the place. */
export function Consequences({ draft, change, chosen, proposal, urgency }: ClassPartProps) {
  const translate = useTranslate();
  const { code } = useWords();
  const condition = chosen?.conditions.find((each) => each.id === draft.condition);
  if (chosen === null) {
    return null;
  }
  return (
    <dl className="bh-facts consequences">
      <dt>{translate('reports.urgency')}</dt>
      <dd>
        <TextField
          select
          className="urgency"
          value={urgency}
          slotProps={{
            htmlInput: { 'aria-label': translate('reports.urgency'), tabIndex: -1 },
            select: { SelectDisplayProps: { tabIndex: -1 } },
          }}
          onChange={(event) => {
            change({ urgency: urgencies.find((each) => each === event.target.value) ?? null });
          }}
        >
          {urgencies.map((each) => (
            <MenuItem key={each} value={each}>
              {each === 'normal' ? code('urgency', each) : <PriorityMark urgency={each} />}
            </MenuItem>
          ))}
        </TextField>{' '}
        {condition === undefined || draft.urgency !== null ? null : (
          <span className="bh-3 bh-sm">{translate('reports.byCondition')}</span>
        )}
      </dd>
      <dt>{translate('reports.unit')}</dt>
      <dd>
        <ProposedUnit proposal={proposal} />
      </dd>
      {condition === undefined ? null : (
        <>
          <dt>{translate('reports.clockUnit')}</dt>
          <dd>{translate(`reports.clockUnits.${condition.limit.unit}`)}</dd>
        </>
      )}
    </dl>
  );
}
