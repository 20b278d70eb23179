import type { Json, JsonObject } from '../../bpmn/model/json.ts';
import { EngineRefusal } from '../../bpmn/engine/failures.ts';
import { apply } from '../../bpmn/engine/interpreter.ts';
import type { CaseState } from '../../bpmn/engine/state.ts';
import type { Procedure } from '../../bpmn/model/procedure.ts';
import { judgeJump, type Jump } from '../../bpmn/simulate/judge-jump.ts';
import { interventionOf, type Intervention } from '../../domain/actions/intervention.ts';
import { newId } from '../../migrations/new-id.ts';
import type { CaseIntervention } from '../../workflows/contract.ts';
import { pendingIntervention, type RequestedIntervention } from '../cases/interventions.ts';
import { Problem } from '../problem.ts';
import type { ApiServices } from '../services.ts';
import { requireAllowed, textParam, type ActionRequest, type Performer } from './action-request.ts';
import { deskOperation } from './desk-operation.ts';
import { send } from './send-action.ts';

/** The procedure and the present state of a case by its ledger. */
const stateOf = async (
  services: ApiServices,
  { id }: ActionRequest['case'],
): Promise<{ readonly graph: Procedure; readonly state: CaseState }> => {
  const { procedure_key, procedure_version, graph_hash } = await services.database
    .selectFrom('case')
    .where('id', '=', id)
    .select(['procedure_key', 'procedure_version', 'graph_hash'])
    .executeTakeFirstOrThrow();
  const version = await services.procedures.version(procedure_key, procedure_version);
  if (version === null)
    throw new Error(`Expected version ${String(procedure_version)} of ${procedure_key}`);
  const { graph } = version;
  return { graph, state: await services.states.present({ id, graphHash: graph_hash, graph }) };
};

const notLegal = (why: string, element: string | null = null): Problem =>
  new Problem('intervention-not-legal', { params: { why, element } });

const instanceIn = (caseId: string, id: string): string =>
  id.startsWith(`${caseId}.`) ? id.slice(caseId.length + 1) : id;

/** Only what leaves the case a way to its end may be done (returns.md, jump). @throws Problem `intervention-not-legal` */
const requireLegal = (
  caseId: string,
  { graph, state }: { readonly graph: Procedure; readonly state: CaseState },
  intervention: Intervention,
): void => {
  if (intervention.kind === 'set-variables') {
    const variables = asJson(intervention.variables);
    requireTaken(() => apply(graph, state, { type: 'set-variables', variables, at: 0 }));
    return;
  }
  const jump: Jump =
    intervention.kind === 'jump'
      ? {
          type: 'jump',
          leave: intervention.leave.map((id) => instanceIn(caseId, id)),
          enter: intervention.enter,
        }
      : {
          type: 'cancel-scope',
          instance: instanceIn(caseId, intervention.scope),
          goOn: intervention.goOn,
        };
  const judgement = judgeJump(graph, state, jump);
  if (judgement.kind !== 'legal')
    throw notLegal(judgement.kind, 'element' in judgement ? judgement.element : null);
};

const requireTaken = (work: () => unknown): void => {
  try {
    work();
  } catch (error) {
    if (error instanceof EngineRefusal) throw notLegal('refused');
    throw error;
  }
};

/** It came as JSON. */
const asJson = (variables: Readonly<Record<string, unknown>>): JsonObject =>
  Object.fromEntries(
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- parsed from the body or from the ledger
    Object.entries(variables).map(([name, value]) => [name, value as Json]),
  );

export const requestIntervention: Performer = async (services, request) => {
  const intervention = interventionOf(request.params);
  if (intervention === null) throw new Problem('validation-failed');
  requireLegal(request.case.id, await stateOf(services, request.case), intervention);
  return deskOperation(services, request, async (transaction) => {
    await transaction
      .selectFrom('case')
      .where('id', '=', request.case.id)
      .select('id')
      .forUpdate()
      .execute();
    if ((await pendingIntervention(transaction, request.case.id)) !== null)
      throw new Problem('intervention-pending');
    return {
      type: 'intervention-requested',
      params: { ...request.params, intervention: newId() },
    };
  });
};

/** The one that waits, if it is the one that is meant. @throws Problem `no-intervention` */
const requirePending = async (
  database: Parameters<typeof pendingIntervention>[0],
  { case: { id }, params }: ActionRequest,
): Promise<RequestedIntervention> => {
  const pending = await pendingIntervention(database, id);
  if (pending === null || pending.id !== textParam(params, 'intervention'))
    throw new Problem('no-intervention');
  return pending;
};

export const refuseIntervention: Performer = async (services, request) =>
  deskOperation(services, request, async (transaction) => {
    await transaction
      .selectFrom('case')
      .where('id', '=', request.case.id)
      .select('id')
      .forUpdate()
      .execute();
    const { id } = await requirePending(transaction, request);
    return {
      type: 'intervention-refused',
      params: { intervention: id, reason: textParam(request.params, 'reason') },
    };
  });

const forTheCase = ({ id, intervention }: RequestedIntervention): CaseIntervention =>
  intervention.kind === 'set-variables'
    ? { id, kind: intervention.kind, variables: asJson(intervention.variables) }
    : { id, ...intervention };

/** @throws Problem `own-intervention` for whoever has asked for it */
export const approveIntervention: Performer = async (services, request) => {
  const pending = await requirePending(services.database, request);
  const facts = { ...request.facts.case, intervention: { by: pending.by } };
  requireAllowed('approve-intervention', { ...request.facts, case: facts });
  const present = await stateOf(services, request.case);
  requireLegal(request.case.id, present, pending.intervention);
  return send(services, request, {
    name: 'approve-intervention',
    action: {
      type: 'intervene',
      intervention: forTheCase(pending),
      reason: pending.reason,
      requestedBy: pending.by,
      judgedAt: present.state.events,
    },
  });
};
