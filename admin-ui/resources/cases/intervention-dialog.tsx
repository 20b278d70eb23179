import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { CaseInterventions } from '../../../api/contract/interventions.ts';
import {
  continuations,
  interventionKinds,
  type InterventionKind,
} from '../../../domain/actions/intervention.ts';
import { useWords } from '../../messages/use-words.ts';
import { readData, writtenData } from './intervention-data.ts';
import { ReasonDialog } from './reason-dialog.tsx';
import type { CaseActor } from './use-case-actor.ts';

interface Choice {
  readonly value: string;
  readonly label: string;
}

function Select({
  label,
  value,
  choices,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly Choice[];
  readonly onChange: (value: string) => void;
}) {
  return (
    <TextField
      select
      label={label}
      value={value}
      onChange={(event) => {
        onChange(event.target.value);
      }}
    >
      {choices.map((choice) => (
        <MenuItem key={choice.value} value={choice.value}>
          {choice.label}
        </MenuItem>
      ))}
    </TextField>
  );
}

interface Values {
  readonly kind: InterventionKind;
  readonly leave: string;
  readonly enter: string;
  readonly scope: string;
  readonly next: string;
  readonly variable: string;
  readonly data: string;
}

/** The parameters that the kind needs; null while one is missing. */
const paramsOf = (values: Values): Readonly<Record<string, unknown>> | null => {
  const { kind, leave, enter, scope, next, variable, data } = values;
  if (kind === 'jump') return leave === '' || enter === '' ? null : { leave: [leave], enter };
  if (kind === 'cancel-scope') return scope === '' ? null : { scope, next };
  return variable === '' ? null : { variables: { [variable]: readData(data) } };
};

interface FieldsProps {
  readonly values: Values;
  readonly offered: CaseInterventions;
  readonly change: (values: Partial<Values>) => void;
}

function KindFields({ values, offered, change }: FieldsProps) {
  const { t, name } = useWords();
  const places = (list: CaseInterventions['leave']): Choice[] =>
    list.map((place) => ({ value: place.id, label: name(place) || place.element }));
  if (values.kind === 'jump')
    return (
      <>
        <Select
          label={t('cases.intervention.leave')}
          value={values.leave}
          choices={places(offered.leave)}
          onChange={(leave) => {
            change({ leave, enter: '' });
          }}
        />
        <Select
          label={t('cases.intervention.enter')}
          value={values.enter}
          choices={offered.enter
            .filter(({ from }) => from.includes(values.leave))
            .map((place) => ({ value: place.element, label: name(place) || place.element }))}
          onChange={(enter) => {
            change({ enter });
          }}
        />
      </>
    );
  if (values.kind === 'cancel-scope')
    return (
      <>
        <Select
          label={t('cases.intervention.scope')}
          value={values.scope}
          choices={places(offered.scopes)}
          onChange={(scope) => {
            change({ scope });
          }}
        />
        <Select
          label={t('cases.intervention.next')}
          value={values.next}
          choices={continuations.map((value) => ({
            value,
            label: t(`cases.intervention.continuation.${value}`),
          }))}
          onChange={(next) => {
            change({ next });
          }}
        />
      </>
    );
  return (
    <>
      <Select
        label={t('cases.intervention.variable')}
        value={values.variable}
        choices={Object.keys(offered.variables).map((value) => ({ value, label: value }))}
        onChange={(variable) => {
          change({ variable, data: writtenData(offered.variables[variable]) });
        }}
      />
      <TextField
        multiline
        label={t('cases.intervention.value')}
        helperText={t('cases.intervention.valueHint')}
        value={values.data}
        onChange={(event) => {
          change({ data: event.target.value });
        }}
      />
    </>
  );
}

/** Asks for what another person has to agree to. */
export function InterventionDialog({
  caseId,
  offered,
  actor,
  onClose,
}: {
  readonly caseId: string;
  readonly offered: CaseInterventions;
  readonly actor: CaseActor;
  readonly onClose: () => void;
}) {
  const { t, code } = useWords();
  const [values, setValues] = useState<Values>({
    kind: 'jump',
    leave: offered.leave.length === 1 ? (offered.leave[0]?.id ?? '') : '',
    enter: '',
    scope: offered.scopes.length === 1 ? (offered.scopes[0]?.id ?? '') : '',
    next: continuations[0],
    variable: '',
    data: '',
  });
  const change = (changed: Partial<Values>): void => {
    setValues({ ...values, ...changed });
  };
  const params = paramsOf(values);
  const kinds = interventionKinds.filter(
    (kind) => kind !== 'cancel-scope' || offered.scopes.length > 0,
  );
  return (
    <ReasonDialog
      title={code('action', 'request-intervention')}
      verb={t('cases.intervention.ask')}
      actor={actor}
      required
      ready={params !== null}
      send={(reason) =>
        actor.act(
          { kind: 'case' },
          { type: 'request-intervention', kind: values.kind, ...params, reason },
          t('cases.intervention.asked'),
        )
      }
      kept={`request-intervention.${caseId}`}
      onClose={onClose}
    >
      <p className="bh-2 bh-sm">{t('cases.intervention.hint')}</p>
      <Select
        label={t('cases.intervention.what')}
        value={values.kind}
        choices={kinds.map((value) => ({ value, label: t(`cases.intervention.kind.${value}`) }))}
        onChange={(value) => {
          change({ kind: interventionKinds.find((kind) => kind === value) ?? 'jump' });
        }}
      />
      <KindFields values={values} offered={offered} change={change} />
    </ReasonDialog>
  );
}
