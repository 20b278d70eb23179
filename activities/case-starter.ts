import { sql, type Transaction } from 'kysely';
import type { JsonObject } from '../bpmn/model/json.ts';
import { dayNumber } from '../domain/calendar/day-number.ts';
import { canonicalJson } from '../domain/ledger/canonical-json.ts';
import { caseSettings } from '../domain/settings/case-settings.ts';
import { channels } from '../domain/stages.ts';
import { bigrams } from '../domain/text/bigrams.ts';
import { centreUnit } from '../migrations/centre-unit.ts';
import type { Db } from '../migrations/functions/call-function.ts';
import { openReport } from '../migrations/functions/open-report.ts';
import { newId } from '../migrations/new-id.ts';
import type { Database } from '../migrations/schema/index.ts';
import { settingsInForce } from '../migrations/settings-in-force.ts';
import { sha256 } from '../migrations/sha256.ts';
import { engineVersion, type CaseInput } from '../workflows/contract.ts';
import type { Logger } from './logger.ts';
import { pauseUnless } from './pause-unless.ts';

export interface StarterServices {
  readonly db: Db;
  readonly timeZone: string;
  readonly log: Logger;
}

/** A message or signal with what it starts. */
interface Due {
  readonly id: string;
  readonly name: string;
  readonly correlation: string | null;
  readonly variables: JsonObject;
  readonly key: string;
  readonly element: string;
  readonly version: number;
  readonly hash: string;
  readonly title: string;
}

const idleMillis = 500;
const afterErrorMillis = 2_000;
/** Cases opened in one go before others get their turn. */
const batchSize = 32;

/**
 * Opens a case for each message and signal that starts one (BPMN 2.0.2, 10.5.2 and 13.2). A message that
 * a case waits for never comes here: publishing has given it away. Its correlation is the business key: as
 * long as a case of the procedure runs under it, another message with that key stays in the buffer, and
 * starts its case afterwards unless its time is over or somebody else takes it. So do Camunda 8 and Zeebe;
 * Camunda 7 and Flowable would start a second case at once. Without correlation each message starts a case.
 * What takes the message and what opens the case are one transaction: a case is never opened twice for it.
 */
export class CaseStarter {
  readonly #services: StarterServices;

  constructor(services: StarterServices) {
    this.#services = services;
  }

  /** Until the signal. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        if ((await this.startDue()) < batchSize) await pauseUnless(signal, idleMillis);
      } catch (error) {
        this.#services.log.error({ err: error }, 'starting cases by events failed');
        await pauseUnless(signal, afterErrorMillis);
      }
    }
  }

  /** Opens what is due, one transaction a case; how many were opened. */
  async startDue(): Promise<number> {
    for (let opened = 0; opened < batchSize; opened += 1) {
      if (!(await this.#services.db.transaction().execute(async (db) => this.#startNext(db))))
        return opened;
    }
    return batchSize;
  }

  async #startNext(db: Transaction<Database>): Promise<boolean> {
    const due = await nextDue(db);
    if (due === undefined) return false;
    const caseId = newId();
    await open(db, { due, caseId, timeZone: this.#services.timeZone });
    await db
      .updateTable('message')
      .set({ delivered_to: caseId, delivered_at: new Date() })
      .where('id', '=', due.id)
      .execute();
    this.#services.log.info({ caseId, message: due.id, procedure: due.key }, 'case started');
    return true;
  }
}

/** Starters take turns, so that none opens a case under a key that another one is just using. */
const nextDue = async (db: Db): Promise<Due | undefined> => {
  await sql`select pg_advisory_xact_lock(hashtextextended('case starter', 0))`.execute(db);
  const { rows } = await sql<Due>`
    select m.id, m.name, m.correlation, m.variables, p.key, s.element, v.version, v.hash, p.name as title
    from start_subscription s
    join procedure p on p.key = s.procedure_key
    join procedure_version v on v.procedure_key = p.key and v.version = p.current_version
    join message m on m.name = s.name and m.delivered_to is null and m.expires_at > now()
      and case s.kind when 'signal' then m.starts = s.procedure_key else m.starts is null end
    where m.correlation is null or not exists (
      select from "case" c
      where c.procedure_key = p.key and c.business_key = m.correlation
        and c.state in ('opening', 'open', 'suspended'))
    order by m.created_at, m.id, p.key, s.element limit 1
    for update of m skip locked
  `.execute(db);
  return rows[0];
};

const textOf = (variables: JsonObject, name: string): string | null => {
  const value = variables[name];
  return typeof value === 'string' && value !== '' ? value : null;
};

/** What a person would have reported: the message may say it, else the procedure's name stands for it. */
const reportOf = ({ variables, title }: Due) => {
  const said = textOf(variables, 'channel');
  return {
    id: newId(),
    channel: channels.find((known) => known === said) ?? 'transfer',
    externalId: null,
    title: textOf(variables, 'title') ?? title,
    description: textOf(variables, 'description') ?? '',
    category: null,
    longitude: null,
    latitude: null,
    address: textOf(variables, 'address'),
    grid: null,
    reporterName: null,
    reporterPhone: null,
    wantsCallback: false,
    occurredAt: null,
    urgency: 'normal',
    details: {},
    createdBy: null,
  };
};

const open = async (
  db: Db,
  {
    due,
    caseId,
    timeZone,
  }: { readonly due: Due; readonly caseId: string; readonly timeZone: string },
): Promise<void> => {
  const settings = caseSettings(await settingsInForce(db));
  const centre = await centreUnit(db);
  const report = reportOf(due);
  const variables = { ...due.variables, channel: report.channel, centre: centre?.id ?? null };
  const input: CaseInput = {
    caseId,
    engineVersion,
    graphHash: due.hash,
    settings,
    begin: {
      kind: 'start',
      variables,
      actor: { person: null, origin: 'message' },
      element: due.element,
    },
  };
  const answer = await openReport(db, {
    report,
    case: {
      id: caseId,
      conditionId: null,
      unit: null,
      procedureKey: due.key,
      procedureVersion: due.version,
      graphHash: due.hash,
      settings,
      variables,
    },
    command: {
      id: `start-${caseId}`,
      principal: 'system',
      idempotencyKey: null,
      bodyHash: due.id,
      payload: { input },
    },
    actor: { person: null },
    origin: 'message',
    reportDigest: sha256(canonicalJson(report)),
    day: dayNumber(Date.now(), timeZone),
    bigrams: bigrams([report.title, report.description].join('\n')),
    sendAfterSeconds: 0,
  });
  if (answer.code !== 'opened')
    throw new Error(`Expected message ${due.id} to open a case, but got ${answer.code}`);
  await db
    .updateTable('case')
    .set({ business_key: due.correlation })
    .where('id', '=', caseId)
    .execute();
};
