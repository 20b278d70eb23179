import { sql } from 'kysely';
import { isActivity, isBoundary } from '../../bpmn/model/element.ts';
import type { CaseState } from '../../bpmn/engine/state.ts';
import { rootId, Step } from '../../bpmn/engine/step.ts';
import { EngineRefusal } from '../../bpmn/engine/failures.ts';
import { scopeToEnter } from '../../bpmn/engine/jump-target.ts';
import type { Procedure } from '../../bpmn/model/procedure.ts';
import type { ActionFacts } from '../../domain/actions/action-facts.ts';
import { checkAction } from '../../domain/actions/check-action.ts';
import { lackingBy } from '../../bpmn/simulate/lacking-data.ts';
import { interventionOf, type Intervention } from '../../domain/actions/intervention.ts';
import { can } from '../../domain/permissions/can.ts';
import type { Db } from '../../migrations/functions/call-function.ts';
import type { CaseInterventions } from '../contract/interventions.ts';
import { jumpOf } from '../actions/judged-intervention.ts';
import type { PresentCase } from '../tasks/take-back.ts';
import { namedSigner, openSigners } from './signers.ts';

/** A request in the ledger that nobody has answered yet. */
export interface RequestedIntervention {
  readonly id: string;
  readonly at: Date;
  readonly by: string | null;
  readonly byName: string | null;
  readonly reason: string;
  readonly intervention: Intervention;
}

/** Null when none waits for its answer. The ledger is the record: what was asked stands there with the answer. */
export const pendingIntervention = async (
  database: Db,
  caseId: string,
): Promise<RequestedIntervention | null> => {
  const found = await sql<{
    id: string;
    at: Date;
    by: string | null;
    by_name: string | null;
    params: Record<string, unknown>;
  }>`
    select e.params->>'intervention' as id, e.at, e.actor->>'person' as by, p.name as by_name, e.params
    from ledger_entry e left join person p on p.id = e.actor->>'person'
    where e.case_id = ${caseId} and e.type = 'intervention-requested' and not exists (
      select from ledger_entry a where a.case_id = e.case_id and a.seq > e.seq
        and a.type in ('intervention-refused', 'case-jumped', 'scope-cancelled', 'variables-set', 'signer-added', 'signer-removed')
        and a.params->>'intervention' = e.params->>'intervention')
    order by e.seq desc limit 1`.execute(database);
  const [row] = found.rows;
  const intervention = row === undefined ? null : interventionOf(row.params);
  if (row === undefined || intervention === null) return null;
  const { id, at, by, params } = row;
  const reason = typeof params['reason'] === 'string' ? params['reason'] : '';
  return { id, at, by, byName: row.by_name, reason, intervention };
};

type Place = CaseInterventions['leave'][number];

/** What is open in a case, what may be entered from there, and the data that it has. */
const openPlaces = (
  caseId: string,
  graph: Procedure,
  state: CaseState,
): Pick<CaseInterventions, 'leave' | 'scopes' | 'enter'> => {
  const step = new Step(graph, state, { at: 0 });
  const open = state.active
    .toSorted((a, b) => a - b)
    .flatMap((id) => (id === rootId ? [] : [step.draft.get(id)]))
    .filter(({ turn, gone }) => turn === undefined && gone !== true);
  const placeOf = (instance: (typeof open)[number]): Place => {
    const { id: element, name, nameEn } = step.elementOf(instance);
    return { id: `${caseId}.${String(instance.id)}`, element, name, nameEn };
  };
  const scopes = open.filter((instance) => {
    const element = step.elementOf(instance);
    return instance.ends !== undefined && (isActivity(element) || isBoundary(element));
  });
  const elements = [graph, ...Object.values(graph.called)].flatMap((each) =>
    Object.values(each.elements),
  );
  const enter = elements.flatMap((element) => {
    const from = open
      .filter((instance) => canEnter(step, instance, element.id))
      .map(({ id }) => `${caseId}.${String(id)}`);
    const { id, name, nameEn } = element;
    return isActivity(element) && from.length > 0 ? [{ element: id, name, nameEn, from }] : [];
  });
  return { leave: open.map(placeOf), scopes: scopes.map(placeOf), enter };
};

const canEnter = (
  step: Step,
  instance: Parameters<typeof scopeToEnter>[1][number],
  element: string,
): boolean => {
  try {
    scopeToEnter(step, [instance], element);
    return true;
  } catch (error) {
    if (error instanceof EngineRefusal) return false;
    throw error;
  }
};

type Requested = NonNullable<CaseInterventions['pending']>;
type Told = Omit<Requested, 'id' | 'at' | 'by' | 'reason' | 'kind' | 'lacking'>;

const nothing: Told = {
  leave: [],
  enter: null,
  scope: null,
  goOn: null,
  variables: {},
  signing: null,
  signer: null,
  person: null,
  unit: null,
  expected: null,
};

type Tellers = {
  readonly [K in Intervention['kind']]: (
    intervention: Extract<Intervention, { readonly kind: K }>,
    signers: readonly Signer[],
  ) => Partial<Told>;
};
type Signer = CaseInterventions['bodies'][number]['signers'][number];

const whoIs = (signers: readonly Signer[], id: string | null): Partial<Told> => {
  const { person = null, unit = null } = signers.find((one) => one.id === id) ?? {};
  return { signer: id, person, unit };
};

const told: Tellers = {
  jump: ({ leave, enter }) => ({ leave: [...leave], enter }),
  'cancel-scope': ({ scope, goOn }) => ({ scope, goOn }),
  'set-variables': ({ variables }) => ({ variables }),
  'add-signer': ({ body, back }, signers) => ({ signing: body, ...whoIs(signers, back) }),
  'remove-signer': ({ turn, expected }, signers) => ({ ...whoIs(signers, turn), expected }),
};

const toldOf = <K extends Intervention['kind']>(
  intervention: Extract<Intervention, { readonly kind: K }>,
  signers: readonly Signer[],
): Partial<Told> => {
  const kind: K = intervention.kind;
  return told[kind](intervention, signers);
};

/** Whom a request names stands in it by id; one who is in the step already is known there. */
const view = async (
  database: Db,
  present: PresentCase,
  { id, at, by, byName, reason, intervention }: RequestedIntervention,
  bodies: CaseInterventions['bodies'],
): Promise<Requested> => ({
  ...nothing,
  ...toldOf(
    intervention,
    bodies.flatMap(({ signers }) => signers),
  ),
  ...(intervention.kind === 'add-signer' && intervention.back === null
    ? await namedSigner(database, intervention)
    : {}),
  id,
  at: at.toISOString(),
  by: by === null ? null : { id: by, name: byName ?? by },
  reason,
  kind: intervention.kind,
  lacking: lackingOf(present, intervention),
});

const lackingOf = (
  { id, graph, state }: PresentCase,
  intervention: Intervention,
): Requested['lacking'] => {
  const jump = jumpOf(id, intervention);
  if (jump === null) return [];
  return lackingBy(graph, state, { ...jump, at: 0 }).map(({ element, variables, incident }) => ({
    element,
    variables: [...variables],
    incident,
  }));
};

/** For those who may ask for an intervention or agree to one; null for everybody else. */
export const viewInterventions = async (
  database: Db,
  present: PresentCase,
  pending: RequestedIntervention | null,
  facts: ActionFacts,
): Promise<CaseInterventions | null> => {
  const permitted = (['case.intervene', 'case.approve-intervention'] as const).some(
    (permission) => can(facts.principal, permission, facts.case.resource).allowed,
  );
  const { id, graph, state } = present;
  if (!permitted || state.status !== 'running') return null;
  const verdictOf = (
    action: 'request-intervention' | 'approve-intervention' | 'refuse-intervention',
  ) => {
    const verdict = checkAction(action, facts);
    return { allowed: verdict.allowed, reason: verdict.allowed ? null : verdict.reason };
  };
  const bodies = await openSigners(database, present);
  return {
    ...openPlaces(id, graph, state),
    variables: { ...state.variables },
    bodies,
    pending: pending === null ? null : await view(database, present, pending, bodies),
    request: verdictOf('request-intervention'),
    approve: verdictOf('approve-intervention'),
    refuse: verdictOf('refuse-intervention'),
  };
};
