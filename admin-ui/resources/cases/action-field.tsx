import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useTranslate } from 'ra-core';
import { useId, type ChangeEvent, type ComponentType } from 'react';
import type { CaseDetail } from '../../../api/contract/cases.ts';
import { limitWords } from '../../clocks/duration-words.ts';
import { useDateRule } from '../../clocks/use-wording.ts';
import { LimitInput } from '../../fields/limit-input.tsx';
import { LongTextField } from '../../forms/long-text.tsx';
import { AttachmentsField } from '../../forms/attachments-field.tsx';
import { filesIn } from '../../forms/form-model.ts';
import { PeoplePicker } from '../../forms/people-picker.tsx';
import { ZonedTimeInput } from '../../forms/zoned-time-input.tsx';
import { useWords } from '../../messages/use-words.ts';
import { usePeople } from '../../forms/lookups.ts';
import { useUnits } from '../../providers/use-units.ts';
import { cardLevels, isCardLevel } from '../../../domain/supervision/card-levels.ts';
import { LevelChoice } from '../supervision/level-choice.tsx';
import { addresseesOf, type ActionField, type ActionValues } from './case-actions.ts';
import type { ElementNames } from './element-names.ts';
import { useReopenTargets, type CaseScene } from './use-reopen-targets.ts';

export interface ActionFieldProps {
  readonly field: ActionField;
  readonly detail: CaseDetail;
  readonly names: ElementNames;
  readonly scene: CaseScene;
  readonly values: ActionValues;
  readonly required: boolean;
  /** Shown once a press has found it missing. */
  readonly complaint: string | null;
  readonly onChange: (changes: ActionValues) => void;
}

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Who may get a task: holders of its role in the unit that was chosen, else in its own; not who has it. */
const receiversOf = (
  detail: CaseDetail,
  { task, unit }: ActionValues,
): {
  readonly role: string | null;
  readonly unit: string | undefined;
  readonly holder: string | undefined;
} => {
  const found = detail.tasks.find((each) => each.id === task);
  return {
    role: found?.role ?? null,
    unit: unit ?? found?.unit?.id,
    holder: found?.assignee?.id,
  };
};

function useChoices(props: ActionFieldProps): readonly Choice[] {
  const { detail, names, scene, values } = props;
  const translate = useTranslate();
  const rule = useDateRule();
  const { name } = useWords();
  const units = useUnits();
  const receivers = receiversOf(detail, values);
  const { role, unit: within = '' } = receivers;
  const { people } = usePeople({ unit: within, role }, within !== '');
  const targets = useReopenTargets(scene, props.field === 'target');
  const clockLabel = (clock: CaseDetail['clocks'][number]): string =>
    [
      translate(`clocks.name.${clock.name}`, { _: clock.name }),
      clock.limit === null ? '' : limitWords(clock.limit, rule.tongue),
      translate(`clocks.state.${clock.state}`),
    ].join(' · ');
  const lists: { readonly [F in ActionField]?: () => readonly Choice[] } = {
    task: () =>
      detail.tasks.map((task) => ({
        value: task.id,
        label: `${name(task)} · ${task.assignee === null ? translate('cases.overview.pool') : name(task.assignee)}`,
      })),
    clock: () =>
      detail.clocks
        .filter((clock) => clock.state !== 'stopped')
        .map((clock) => ({ value: clock.id, label: clockLabel(clock) })),
    unit: () => units.map((unit) => ({ value: unit.id, label: name(unit) })),
    person: () => [
      ...(props.required ? [] : [{ value: '', label: translate('cases.actions.anyone') }]),
      ...people
        .filter(({ id }) => id !== receivers.holder)
        .map((person) => ({ value: person.id, label: name(person) })),
    ],
    addressee: () =>
      addresseesOf(detail).map(({ value, unit, person }) => ({
        value,
        label: person === null ? name(unit) : `${name(unit)} · ${name(person)}`,
      })),
    target: () =>
      targets.map(({ instance, element }) => ({ value: instance, label: names.element(element) })),
  };
  return lists[props.field]?.() ?? [];
}

function Label({ field, required }: { readonly field: ActionField; readonly required: boolean }) {
  const translate = useTranslate();
  return (
    <span className="bh-label">
      {translate(`cases.actions.${field}`)}
      {required ? <span className="bh-required">{translate('form.required')}</span> : null}
    </span>
  );
}

/** How much more, with the unit of the limit. */
function Amount({ values, required, complaint, onChange }: ActionFieldProps) {
  const translate = useTranslate();
  return (
    <>
      <LimitInput
        label={translate('cases.actions.amount')}
        value={values.amount ?? { amount: '', unit: 'workHours' }}
        required={required}
        error={complaint !== null}
        onChange={(amount) => {
          onChange({ amount });
        }}
      />
      {complaint === null ? null : (
        <p className="bh-field-error" role="alert">
          {complaint}
        </p>
      )}
    </>
  );
}

const nobody: NonNullable<ActionValues['persons']> = [];
const noFiles: NonNullable<ActionValues['files']> = [];
const noValues = {};

function Persons({ values, required, complaint, onChange }: ActionFieldProps) {
  const translate = useTranslate();
  return (
    <PeoplePicker
      label={translate('cases.actions.persons')}
      chosen={values.persons ?? nobody}
      required={required}
      error={complaint}
      onChange={(persons) => {
        onChange({ persons });
      }}
    />
  );
}

/** Files that come with what is said; the field has its own label. */
function Files({ detail, values, required, complaint, onChange }: ActionFieldProps) {
  const label = useTranslate()('cases.actions.files');
  return (
    <AttachmentsField
      field={{ name: 'files', type: 'attachments', label, labelEn: label }}
      value={values.files ?? noFiles}
      values={noValues}
      required={required}
      error={complaint}
      disabled={false}
      unit={null}
      place={`${detail.id}.files`}
      onChange={(files) => {
        onChange({ files: filesIn(files) });
      }}
      onBusy={(uploading) => {
        onChange({ uploading });
      }}
    />
  );
}

/** A moment on the wall of the deployment's zone. */
function Until({ values, complaint, onChange }: ActionFieldProps) {
  const translate = useTranslate();
  const complaintId = useId();
  return (
    <div>
      <ZonedTimeInput
        label={translate('cases.actions.until')}
        value={values.until ?? ''}
        isWrong={complaint !== null}
        describedBy={complaint === null ? undefined : complaintId}
        onChange={(until) => {
          onChange({ until });
        }}
      />
      {complaint === null ? null : (
        <p className="bh-field-error" id={complaintId}>
          {complaint}
        </p>
      )}
    </div>
  );
}

const written: ReadonlySet<ActionField> = new Set([
  'request',
  'reason',
  'text',
  'answer',
  'cardAnswer',
]);

/** Text, or one of what there is to choose from. */
function TextOrChoice(props: ActionFieldProps) {
  const { field: name, values, complaint, onChange } = props;
  const translate = useTranslate();
  const choices = useChoices(props);
  const value = values[name];
  const hint =
    name === 'reason' || name === 'request' ? translate('cases.actions.reasonHint') : undefined;
  const shared = {
    value: typeof value === 'string' ? value : '',
    error: complaint !== null,
    helperText: complaint ?? hint,
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => {
      onChange({ [name]: event.target.value });
    },
  };
  const htmlInput = { 'aria-label': translate(`cases.actions.${name}`), maxLength: 500 };
  return (
    <>
      {written.has(name) ? (
        <LongTextField
          minRows={2}
          {...shared}
          placeholder={name === 'text' ? translate('cases.actions.textHint') : undefined}
          slotProps={{ htmlInput }}
        />
      ) : (
        <TextField select {...shared} slotProps={{ select: { displayEmpty: true }, htmlInput }}>
          {choices.map((choice) => (
            <MenuItem key={choice.value} value={choice.value}>
              {choice.label}
            </MenuItem>
          ))}
        </TextField>
      )}
      {name === 'target' && choices.length === 0 ? (
        <p className="bh-3 bh-sm">{translate('cases.actions.noTarget')}</p>
      ) : null}
    </>
  );
}

/** Which supervision card; the server says which levels are open to the reader. */
function Level({ detail, values, complaint, onChange }: ActionFieldProps) {
  const { t } = useWords();
  const offered = detail.actions.find(({ action }) => action === 'open-card');
  const levels = offered?.params?.['levels'];
  const open = Array.isArray(levels) ? cardLevels.filter((level) => levels.includes(level)) : [];
  const approval = offered?.params?.['approval'];
  const top = detail.cards.find(({ closedAt }) => closedAt === null)?.level;
  const isHigher = (level: (typeof cardLevels)[number]): boolean =>
    top === undefined || cardLevels.indexOf(level) > cardLevels.indexOf(top);
  return (
    <>
      <LevelChoice
        chosen={isCardLevel(values.level) ? values.level : null}
        refusal={(level) => {
          if (open.includes(level)) return null;
          return t(isHigher(level) ? 'supervision.noLevel' : 'supervision.notHigher');
        }}
        waits={(level) => Array.isArray(approval) && approval.includes(level)}
        onChoose={(level) => {
          onChange({ level });
        }}
      />
      {complaint === null ? null : (
        <p className="bh-field-error" role="alert">
          {complaint}
        </p>
      )}
    </>
  );
}

const special: { readonly [F in ActionField]?: ComponentType<ActionFieldProps> } = {
  level: Level,
  amount: Amount,
  until: Until,
  persons: Persons,
  files: Files,
};

/** One thing that an operation asks for. */
export function ActionInput(props: ActionFieldProps) {
  const { field, required } = props;
  const Control = special[field] ?? TextOrChoice;
  return (
    <div className="bh-field" data-field={field}>
      {field === 'files' ? null : <Label field={field} required={required} />}
      <Control {...props} />
    </div>
  );
}
