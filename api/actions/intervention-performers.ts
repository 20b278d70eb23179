import { interventionOf } from '../../domain/actions/intervention.ts';
import { newId } from '../../migrations/new-id.ts';
import { pendingIntervention, type RequestedIntervention } from '../cases/interventions.ts';
import { Problem } from '../problem.ts';
import type { ApiServices } from '../services.ts';
import type { PresentCase } from '../tasks/take-back.ts';
import { requireAllowed, textParam, type ActionRequest, type Performer } from './action-request.ts';
import { deskOperation } from './desk-operation.ts';
import { judgeIntervention } from './judge-intervention.ts';
import { send } from './send-action.ts';

/** The procedure and the present state of a case by its ledger. */
const presentCase = async (
  services: ApiServices,
  { id }: ActionRequest['case'],
): Promise<PresentCase> => {
  const { procedure_key, procedure_version, graph_hash } = await services.database
    .selectFrom('case')
    .where('id', '=', id)
    .select(['procedure_key', 'procedure_version', 'graph_hash'])
    .executeTakeFirstOrThrow();
  const version = await services.procedures.version(procedure_key, procedure_version);
  if (version === null)
    throw new Error(`Expected version ${String(procedure_version)} of ${procedure_key}`);
  const { graph } = version;
  return { id, graph, state: await services.states.present({ id, graphHash: graph_hash, graph }) };
};

export const requestIntervention: Performer = async (services, request) => {
  const intervention = interventionOf(request.params);
  if (intervention === null) throw new Problem('validation-failed');
  await judgeIntervention(services, await presentCase(services, request.case), intervention);
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

/** @throws Problem `own-intervention` for whoever has asked for it */
export const approveIntervention: Performer = async (services, request) => {
  const pending = await requirePending(services.database, request);
  const facts = { ...request.facts.case, intervention: { by: pending.by } };
  requireAllowed('approve-intervention', { ...request.facts, case: facts });
  const present = await presentCase(services, request.case);
  const judged = await judgeIntervention(services, present, pending.intervention);
  return send(services, request, {
    name: 'approve-intervention',
    action: {
      type: 'intervene',
      intervention: { ...judged, id: pending.id },
      reason: pending.reason,
      requestedBy: pending.by,
      judgedAt: present.state.events,
    },
  });
};
