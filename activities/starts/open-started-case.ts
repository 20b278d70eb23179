import type { JsonObject } from '../../bpmn/model/json.ts';
import { dayNumber } from '../../domain/calendar/day-number.ts';
import { zoneOffset } from '../../domain/calendar/zone-offset.ts';
import { canonicalJson } from '../../domain/ledger/canonical-json.ts';
import { caseSettings } from '../../domain/settings/case-settings.ts';
import { channels } from '../../domain/stages.ts';
import { bigrams } from '../../domain/text/bigrams.ts';
import { centreUnit } from '../../migrations/centre-unit.ts';
import type { Db } from '../../migrations/functions/call-function.ts';
import { openReport } from '../../migrations/functions/open-report.ts';
import { newId } from '../../migrations/new-id.ts';
import { settingsInForce } from '../../migrations/settings-in-force.ts';
import { sha256 } from '../../migrations/sha256.ts';
import { engineVersion, type CaseInput } from '../../workflows/contract.ts';
import type { Start } from './start.ts';

const textOf = (variables: JsonObject, name: string): string | null => {
  const value = variables[name];
  return typeof value === 'string' && value !== '' ? value : null;
};

/** What a person would have reported: the variables may say it, else the procedure's name stands for it. */
const reportOf = ({ variables, title }: Start) => {
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

/** Opens the case of what has happened, as a report would, in the transaction that took it. */
export const openStartedCase = async (
  db: Db,
  start: Start,
  given: { readonly caseId: string; readonly at: number; readonly timeZone: string },
): Promise<void> => {
  const { caseId } = given;
  const { element, cause, origin } = start;
  const settings = caseSettings(await settingsInForce(db));
  const centre = await centreUnit(db);
  const report = reportOf(start);
  const variables = { ...start.variables, channel: report.channel, centre: centre?.id ?? null };
  const actor = { person: null, origin };
  const input: CaseInput = {
    caseId,
    engineVersion,
    graphHash: start.hash,
    settings,
    offset: zoneOffset(given.at, given.timeZone),
    begin: { kind: 'start', variables, actor, element, cause },
  };
  const answer = await openReport(db, {
    report,
    case: {
      id: caseId,
      conditionId: null,
      unit: null,
      procedureKey: start.key,
      procedureVersion: start.version,
      graphHash: start.hash,
      settings,
      variables,
    },
    command: {
      id: `start-${caseId}`,
      principal: 'system',
      idempotencyKey: null,
      bodyHash: start.id,
      payload: { input },
    },
    actor: { person: null },
    origin,
    reportDigest: sha256(canonicalJson(report)),
    day: dayNumber(given.at, given.timeZone),
    bigrams: bigrams([report.title, report.description].join('\n')),
    sendAfterSeconds: 0,
  });
  if (answer.code !== 'opened')
    throw new Error(`Expected ${start.id} to open a case, but got ${answer.code}`);
  await db
    .updateTable('case')
    .set({ business_key: start.businessKey })
    .where('id', '=', caseId)
    .execute();
};
