import type { ActionName } from '../../domain/actions/action-names.ts';
import { dueAt } from '../../domain/calendar/due-at.ts';
import { parseLimit } from '../../domain/limits/parse-limit.ts';
import type { Limit } from '../../domain/limits/limit.ts';
import { can } from '../../domain/permissions/can.ts';
import { grantsByRole } from '../../domain/permissions/permission-table.ts';
import { roles } from '../../domain/permissions/roles.ts';
import {
  cardLevelTable,
  isCardLevel,
  type CardLevel,
} from '../../domain/supervision/card-levels.ts';
import { levelsOpenTo } from '../../domain/supervision/open-card.ts';
import type { Db } from '../../migrations/functions/call-function.ts';
import { newId } from '../../migrations/new-id.ts';
import { fieldProblem, Problem } from '../problem.ts';
import type { ApiServices } from '../services.ts';
import { openCardRow, openCardOf, type CardRow } from '../supervision/open-card-row.ts';
import {
  optionalText,
  requireAllowed,
  textParam,
  type ActionRequest,
  type Performer,
} from './action-request.ts';
import { deskOperation, type DeskRecord } from './desk-operation.ts';
import { notify } from './notify.ts';

interface Addressee {
  readonly unit: string;
  readonly person: string | null;
}

const unknown = (path: string): Problem =>
  fieldProblem('validation-failed', path, {
    code: 'unknown-reference',
    message: 'names nobody who answers for the case',
  });

/** The level, if the reader may open it now. @throws Problem */
const requireLevel = ({ facts, params }: ActionRequest): CardLevel => {
  const { level } = params;
  if (!isCardLevel(level)) throw new Problem('validation-failed');
  if (levelsOpenTo(facts).includes(level)) return level;
  const { permission } = cardLevelTable[level];
  const permitted = can(facts.principal, permission, facts.case.resource);
  throw permitted.allowed
    ? new Problem('action-not-available', { params: { reason: 'card-at-highest' } })
    : new Problem('not-permitted', { params: { reason: permitted.reason } });
};

/** Who answers for the case: the unit that is named, that of the task, or of the case. @throws Problem */
const requireAddressee = async (
  services: ApiServices,
  { facts, params, task }: ActionRequest,
): Promise<Addressee> => {
  const { units } = facts.case.resource;
  const unit = optionalText(params, 'unit') ?? task?.unit_id ?? units[0];
  if (unit === undefined || !units.includes(unit)) throw unknown('/unit');
  const person = optionalText(params, 'person');
  if (person === null) return { unit, person };
  const found = await services.database
    .selectFrom('post')
    .innerJoin('person', 'person.id', 'post.person_id')
    .where('person.id', '=', person)
    .where('person.active', '=', true)
    .where('post.unit_id', '=', unit)
    .where((where) =>
      where.or([where('post.valid_to', 'is', null), where('post.valid_to', '>', services.now())]),
    )
    .select('person.id')
    .executeTakeFirst();
  if (found === undefined) throw unknown('/person');
  return { unit, person };
};

const limitOf = async (services: ApiServices, level: CardLevel): Promise<Limit> => {
  const key = cardLevelTable[level].limit;
  const limit = parseLimit((await services.settings.values())[key]);
  if (limit === null) throw new Error(`Expected a limit for the setting ${key}, but got none`);
  return limit;
};

/** Posts that answer for a unit. */
const answeringRoles = roles.filter((role) => grantsByRole[role]['case.answer-card'] === 'unit');

const tell = async (
  transaction: Db,
  {
    request,
    type,
    to,
  }: { readonly request: ActionRequest; readonly type: string; readonly to: Addressee },
  params: Readonly<Record<string, unknown>>,
): Promise<void> => {
  const about = { caseId: request.case.id, type, unit: to.unit, person: to.person };
  const noticeParams = { ...params, by: request.reader.id };
  const receivers = to.person === null ? answeringRoles : [null];
  for (const role of receivers) await notify(transaction, { ...about, role, params: noticeParams });
};

/**
 * The work on the card of a case, one after the other; what is possible is asked again of the card as it is by then.
 * @throws Problem
 */
const onCard = async (
  services: ApiServices,
  request: ActionRequest,
  action: ActionName,
  work: (transaction: Db, card: CardRow | null) => Promise<DeskRecord>,
): ReturnType<Performer> =>
  deskOperation(services, request, async (transaction) => {
    await transaction
      .selectFrom('case')
      .where('id', '=', request.case.id)
      .select('id')
      .forUpdate()
      .execute();
    const card = await openCardRow(transaction, request.case.id);
    requireAllowed(action, {
      ...request.facts,
      case: { ...request.facts.case, card: card === null ? null : openCardOf(card) },
    });
    return work(transaction, card);
  });

const close = async (
  transaction: Db,
  { id }: CardRow,
  how: { readonly ending: NonNullable<CardRow['ending']>; readonly by: string; readonly at: Date },
  closing: string | null,
): Promise<void> => {
  await transaction
    .updateTable('supervision_card')
    .set({ ending: how.ending, closing, closed_by: how.by, closed_at: how.at })
    .where('id', '=', id)
    .execute();
};

/** 发督办单: one matter, one card; a second one raises the first to its level. */
export const openCard: Performer = async (services, request) => {
  requireLevel(request);
  const to = await requireAddressee(services, request);
  const calendar = await services.calendars.inForce();
  return onCard(services, request, 'open-card', async (transaction, before) => {
    const facts = { ...request.facts.case, card: before === null ? null : openCardOf(before) };
    const level = requireLevel({ ...request, facts: { ...request.facts, case: facts } });
    const limit = await limitOf(services, level);
    const at = services.now();
    const due = calendar === null ? null : dueAt(at.getTime(), limit, calendar);
    const by = request.reader.id;
    if (before !== null) await close(transaction, before, { ending: 'raised', by, at }, null);
    const id = newId();
    await transaction
      .insertInto('supervision_card')
      .values({
        id,
        case_id: request.case.id,
        level,
        reason: textParam(request.params, 'reason'),
        unit_id: to.unit,
        person_id: to.person,
        answer_limit: JSON.stringify(limit),
        due_at: due?.ok === true ? new Date(due.due) : null,
        issued_by: by,
        issued_at: at,
      })
      .execute();
    await tell(transaction, { request, type: 'card-opened', to }, { card: id, level });
    const about = { card: id, level, unit: to.unit, person: to.person };
    return before === null
      ? { type: 'card-opened', params: about }
      : { type: 'card-raised', params: { ...about, from: before.id, fromLevel: before.level } };
  });
};

const requireCard = (card: CardRow | null): CardRow => {
  if (card === null) throw new Error('Expected an open card, but there is none');
  return card;
};

/** 签收. */
export const acknowledgeCard: Performer = async (services, request) =>
  onCard(services, request, 'acknowledge-card', async (transaction, card) => {
    const { id } = requireCard(card);
    await transaction
      .updateTable('supervision_card')
      .set({ acknowledged_by: request.reader.id, acknowledged_at: services.now() })
      .where('id', '=', id)
      .execute();
    return { type: 'card-acknowledged', params: { card: id } };
  });

/** 答复; who answers has seen it. */
export const answerCard: Performer = async (services, request) =>
  onCard(services, request, 'answer-card', async (transaction, card) => {
    const answered = requireCard(card);
    const at = services.now();
    const by = request.reader.id;
    await transaction
      .updateTable('supervision_card')
      .set({
        answer: textParam(request.params, 'answer'),
        answered_by: by,
        answered_at: at,
        ...(answered.acknowledged_at === null ? { acknowledged_by: by, acknowledged_at: at } : {}),
      })
      .where('id', '=', answered.id)
      .execute();
    const to = { unit: answered.unit_id, person: answered.issued_by };
    await tell(transaction, { request, type: 'card-answered', to }, { card: answered.id });
    return { type: 'card-answered', params: { card: answered.id } };
  });

/** 销号; before the answer whoever issued it takes it back. */
export const closeCard: Performer = async (services, request) =>
  onCard(services, request, 'close-card', async (transaction, card) => {
    const closed = requireCard(card);
    const ending = closed.answered_at === null ? 'withdrawn' : 'settled';
    const how = { ending, by: request.reader.id, at: services.now() } as const;
    await close(transaction, closed, how, textParam(request.params, 'reason'));
    const to = { unit: closed.unit_id, person: closed.person_id };
    await tell(transaction, { request, type: 'card-closed', to }, { card: closed.id, ending });
    return { type: 'card-closed', params: { card: closed.id, ending } };
  });
