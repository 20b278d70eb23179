import type { CaseInterventions } from '../../../api/contract/interventions.ts';
import {
  absences,
  continuations,
  type InterventionKind,
} from '../../../domain/actions/intervention.ts';
import { readData } from './intervention-data.ts';

/** What somebody has chosen for an intervention; what is empty is not chosen yet. */
export interface InterventionValues {
  readonly kind: InterventionKind;
  readonly leave: string;
  readonly enter: string;
  readonly scope: string;
  readonly next: string;
  readonly variable: string;
  readonly data: string;
  readonly body: string;
  readonly back: string;
  readonly person: string;
  readonly unit: string;
  readonly turn: string;
  readonly absence: string;
}

export interface InterventionFieldsProps {
  readonly values: InterventionValues;
  readonly offered: CaseInterventions;
  readonly change: (values: Partial<InterventionValues>) => void;
}

const only = (list: readonly { readonly id: string }[]): string =>
  list.length === 1 ? (list[0]?.id ?? '') : '';

/** What there is no choice of is chosen already. */
export const firstValues = ({ leave, scopes, bodies }: CaseInterventions): InterventionValues => ({
  kind: 'jump',
  leave: only(leave),
  enter: '',
  scope: only(scopes),
  next: continuations[0],
  variable: '',
  data: '',
  body: only(bodies),
  back: '',
  person: '',
  unit: '',
  turn: '',
  absence: absences[0],
});

type Params = Readonly<Record<string, unknown>> | null;

const newSigner = (
  { body, person, unit, back }: InterventionValues,
  { bodies }: CaseInterventions,
): Params => {
  const found = bodies.find(({ id }) => id === body);
  if (found === undefined) return null;
  if (back !== '') return { body, back };
  const { asks } = found;
  if ((asks.person && person === '') || (asks.unit && !asks.person && unit === '')) return null;
  return {
    body,
    ...(asks.person ? { person } : {}),
    ...(asks.unit && unit !== '' ? { unit } : {}),
  };
};

const readers: {
  readonly [K in InterventionKind]: (
    values: InterventionValues,
    offered: CaseInterventions,
  ) => Params;
} = {
  jump: ({ leave, enter }) => (leave === '' || enter === '' ? null : { leave: [leave], enter }),
  'cancel-scope': ({ scope, next }) => (scope === '' ? null : { scope, next }),
  'set-variables': ({ variable, data }) =>
    variable === '' ? null : { variables: { [variable]: readData(data) } },
  'add-signer': newSigner,
  'remove-signer': ({ turn, absence }) => (turn === '' ? null : { turn, absence }),
};

/** The parameters that the kind needs; null while one is missing. */
export const paramsOf = (values: InterventionValues, offered: CaseInterventions): Params =>
  readers[values.kind](values, offered);

/** Kinds for which there is something in the case. */
export const possibleKinds = (
  kinds: readonly InterventionKind[],
  { scopes, bodies }: CaseInterventions,
): readonly InterventionKind[] => {
  const possible: { readonly [K in InterventionKind]: boolean } = {
    jump: true,
    'cancel-scope': scopes.length > 0,
    'set-variables': true,
    'add-signer': bodies.some(
      ({ open, signers }) => open || signers.some(({ state }) => state === 'expected'),
    ),
    'remove-signer': bodies.some(({ signers }) => signers.some(({ state }) => state !== 'ended')),
  };
  return kinds.filter((kind) => possible[kind]);
};
