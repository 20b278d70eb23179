import { LongTextField } from '../../forms/long-text.tsx';
import type { CaseInterventions } from '../../../api/contract/interventions.ts';
import { continuations, interventionKinds } from '../../../domain/actions/intervention.ts';
import { useKeptForm } from '../../forms/use-kept-form.ts';
import { useWords } from '../../messages/use-words.ts';
import { writtenData } from './intervention-data.ts';
import { Select, type Choice } from './intervention-select.tsx';
import {
  firstValues,
  paramsOf,
  possibleKinds,
  type InterventionFieldsProps,
  type InterventionValues,
} from './intervention-values.ts';
import { interventionShape, stillOffered } from './kept-intervention.ts';
import { ReasonDialog } from './reason-dialog.tsx';
import { NewSignerFields, RemovedSignerFields } from './signer-fields.tsx';
import type { CaseActor } from './use-case-actor.ts';

function KindFields({ values, offered, change }: InterventionFieldsProps) {
  const { t, name } = useWords();
  const places = (list: CaseInterventions['leave']): Choice[] =>
    list.map((place) => ({ value: place.id, label: name(place) || place.element }));
  if (values.kind === 'add-signer') return <NewSignerFields {...{ values, offered, change }} />;
  if (values.kind === 'remove-signer')
    return <RemovedSignerFields {...{ values, offered, change }} />;
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
      <LongTextField
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
  const { typed, update, forget } = useKeptForm(`intervention.${caseId}`, interventionShape, () =>
    firstValues(offered),
  );
  const values = stillOffered(typed, offered);
  const change = (changed: Partial<InterventionValues>): void => {
    update((now) => ({ ...now, ...changed }));
  };
  const params = paramsOf(values, offered);
  const kinds = possibleKinds(interventionKinds, offered);
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
      onClose={() => {
        forget();
        onClose();
      }}
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
