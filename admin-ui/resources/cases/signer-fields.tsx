import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import type { CaseInterventions } from '../../../api/contract/interventions.ts';
import { absences } from '../../../domain/actions/intervention.ts';
import { usePeople } from '../../forms/lookups.ts';
import { postWords } from '../../forms/post-words.ts';
import { useWords, type Words } from '../../messages/use-words.ts';
import { useUnits } from '../../providers/use-units.ts';
import { Select } from './intervention-select.tsx';
import type { InterventionFieldsProps } from './intervention-values.ts';

type Body = CaseInterventions['bodies'][number];
type Signer = Body['signers'][number];

/** 孙立新, or the unit, or which turn it is where neither is known. */
const signerWords = (
  { t, name }: Pick<Words, 't' | 'name'>,
  { person, unit, turn }: Pick<Signer, 'person' | 'unit' | 'turn'>,
): string => {
  const who = person ?? unit;
  return who === null ? t('cases.intervention.signing.turn', { turn }) : name(who);
};

function PersonChoice({
  role,
  unit,
  taken,
  value,
  onChange,
}: {
  readonly role: string | null;
  readonly unit: string;
  /** Who signs already. */
  readonly taken: ReadonlySet<string>;
  readonly value: string;
  readonly onChange: (person: string) => void;
}) {
  const words = useWords();
  const { t, name } = words;
  const people = usePeople({ unit, role }).people.filter(({ id }) => !taken.has(id));
  return (
    <Autocomplete
      options={people}
      value={people.find(({ id }) => id === value) ?? null}
      handleHomeEndKeys={false}
      autoHighlight
      noOptionsText={t('form.none')}
      getOptionLabel={name}
      getOptionKey={({ id }) => id}
      isOptionEqualToValue={(option, chosen) => option.id === chosen.id}
      onChange={(_event, person) => {
        onChange(person?.id ?? '');
      }}
      renderOption={({ key, ...item }, person) => (
        <li key={key} {...item}>
          <span className="bh-grow">{name(person)}</span>
          <span className="bh-3 bh-sm">{postWords(person, words)}</span>
        </li>
      )}
      renderInput={(params) => (
        <TextField {...params} label={t('cases.intervention.signing.person')} />
      )}
    />
  );
}

function UnitChoice({
  optional,
  value,
  onChange,
}: {
  readonly optional: boolean;
  readonly value: string;
  readonly onChange: (unit: string) => void;
}) {
  const { t, name } = useWords();
  const units = useUnits().filter(({ active }) => active);
  return (
    <Select
      label={t('cases.intervention.signing.unit')}
      value={value}
      choices={[
        ...(optional ? [{ value: '', label: t('cases.intervention.signing.anyUnit') }] : []),
        ...units.map((unit) => ({ value: unit.id, label: name(unit) })),
      ]}
      onChange={onChange}
    />
  );
}

function NewSigner({
  body,
  values,
  change,
}: Omit<InterventionFieldsProps, 'offered'> & { readonly body: Body }) {
  const { t } = useWords();
  const { asks, role, sequential, signers } = body;
  return (
    <>
      {asks.unit ? (
        <UnitChoice
          optional={asks.person}
          value={values.unit}
          onChange={(unit) => {
            change({ unit, person: '' });
          }}
        />
      ) : null}
      {asks.person ? (
        <PersonChoice
          role={role}
          unit={values.unit}
          taken={new Set(signers.flatMap(({ person }) => person?.id ?? []))}
          value={values.person}
          onChange={(person) => {
            change({ person });
          }}
        />
      ) : null}
      {asks.person || asks.unit ? null : (
        <p className="bh-2 bh-sm">{t('cases.intervention.signing.nobodyNamed')}</p>
      )}
      <p className="bh-2 bh-sm">
        {t(`cases.intervention.signing.${sequential ? 'sequential' : 'parallel'}`)}
      </p>
    </>
  );
}

/** 加签: which step, and who else signs, or who comes back. */
export function NewSignerFields({ values, offered, change }: InterventionFieldsProps) {
  const words = useWords();
  const { t, name } = words;
  const body = offered.bodies.find(({ id }) => id === values.body);
  const expected = (body?.signers ?? []).filter(({ state }) => state === 'expected');
  const isNew = values.back === '';
  return (
    <>
      <Select
        label={t('cases.intervention.signing.step')}
        value={values.body}
        choices={offered.bodies.map((one) => ({ value: one.id, label: name(one) || one.element }))}
        onChange={(chosen) => {
          change({ body: chosen, back: '', person: '', unit: '' });
        }}
      />
      {expected.length === 0 ? null : (
        <Select
          label={t('cases.intervention.signing.back')}
          value={values.back}
          choices={[
            { value: '', label: t('cases.intervention.signing.someoneElse') },
            ...expected.map((one) => ({ value: one.id, label: signerWords(words, one) })),
          ]}
          onChange={(back) => {
            change({ back });
          }}
        />
      )}
      {body !== undefined && isNew ? <NewSigner {...{ body, values, change }} /> : null}
    </>
  );
}

/** 减签: whose turn is taken out, and whether they come back. */
export function RemovedSignerFields({ values, offered, change }: InterventionFieldsProps) {
  const words = useWords();
  const { t, name } = words;
  const choices = offered.bodies.flatMap((body) =>
    body.signers
      .filter(({ state }) => state !== 'ended')
      .map((signer) => {
        const who = signerWords(words, signer);
        const { state } = signer;
        const told =
          state === 'expected' || state === 'coming'
            ? t(`cases.intervention.signing.${state}`, { name: who })
            : who;
        return { signer, label: `${name(body) || body.element} · ${told}` };
      }),
  );
  const chosen = choices.find(({ signer }) => signer.id === values.turn)?.signer.state;
  return (
    <>
      <Select
        label={t('cases.intervention.signing.signer')}
        value={values.turn}
        choices={choices.map(({ signer, label }) => ({ value: signer.id, label }))}
        onChange={(turn) => {
          change({ turn, absence: absences[0] });
        }}
      />
      {chosen === 'expected' || chosen === 'coming' ? null : (
        <Select
          label={t('cases.intervention.signing.absence')}
          value={values.absence}
          choices={absences.map((value) => ({
            value,
            label: t(`cases.intervention.signing.absences.${value}`),
          }))}
          onChange={(absence) => {
            change({ absence });
          }}
        />
      )}
      <p className="bh-2 bh-sm">
        {t(`cases.intervention.signing.${chosen === 'coming' ? 'leftOut' : 'taken'}`)}
      </p>
    </>
  );
}
