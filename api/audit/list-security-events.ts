import { sql } from 'kysely';
import { isRecord } from '../../domain/is-record.ts';
import { typesOfKind } from '../../domain/audit/security-event-types.ts';
import { mayAnywhere } from '../../domain/permissions/may-anywhere.ts';
import type { SecurityEvent, SecurityEventList } from '../contract/audit.ts';
import type { Secrecy } from '../contract/common.ts';
import { type ListRequest, writeCursor } from '../list-request.ts';
import { namedOrNull } from '../named.ts';
import { among } from '../queries/filters.ts';
import {
  boundedCount,
  nextPlace,
  type OrderedList,
  orderedPage,
  totalOf,
} from '../queries/ordered-page.ts';
import type { Reader } from '../reader.ts';
import { allOf, type Condition, caseNamed } from '../scope-predicate.ts';
import type { ApiServices } from '../services.ts';
import { namesOf, referencesIn } from './names-in-events.ts';
import {
  securityEventConditions,
  type SecurityEventFilter,
  type SecurityEventSort,
} from './security-event-filter.ts';

interface Row {
  readonly id: string;
  readonly at: Date;
  readonly type: string;
  readonly success: boolean;
  readonly params: unknown;
  readonly person_id: string | null;
  readonly name: string | null;
  readonly name_en: string | null;
  readonly case_id: string | null;
  readonly number: string | null;
  readonly title: string | null;
  readonly secrecy: Secrecy | null;
}

/** Whoever may read sign-ins only gets nothing else. */
const permitted = (reader: Reader): readonly Condition[] =>
  mayAnywhere(reader.principal, 'audit.read') ? [] : among(sql`a.type`, typesOfKind('sign-in'));

const paramsOf = ({ params }: Row): SecurityEvent['params'] => (isRecord(params) ? params : {});

const caseOf = ({ case_id: id, number, title, secrecy }: Row): SecurityEvent['case'] =>
  id === null || secrecy === null
    ? null
    : { id, number: number ?? '', title: title ?? '', secrecy };

/** One page of the security log, as far as the reader may read it. */
export const listSecurityEvents = async (
  { database }: ApiServices,
  reader: Reader,
  request: ListRequest<SecurityEventFilter, SecurityEventSort>,
): Promise<SecurityEventList> => {
  const list: OrderedList = {
    from: sql`audit_event a`,
    branches: [allOf([...permitted(reader), ...securityEventConditions(request.filter)])],
    key: sql`a.at`,
    nullable: false,
    id: sql`a.id`,
    type: sql`timestamptz`,
  };
  const [page, counted] = await Promise.all([
    sql<Row>`with page as (${orderedPage(list, request)})
      select a.*, p.name, p.name_en, c.id as case_id, ${caseNamed(reader.id)}
      from page join audit_event a on a.id = page.id left join person p on p.id = a.person_id
      left join "case" c on c.id = a.params ->> 'caseId'
      order by page.place`.execute(database),
    boundedCount(list).execute(database),
  ]);
  const { rows, next } = nextPlace(page.rows, request.limit, (row) => row.at.toISOString());
  const names = await namesOf(database, rows.map(paramsOf));
  return {
    data: rows.map((row) => {
      const params = paramsOf(row);
      return {
        id: row.id,
        recordedAt: row.at.toISOString(),
        type: row.type,
        success: row.success,
        by: namedOrNull({ id: row.person_id, name: row.name, nameEn: row.name_en }),
        case: caseOf(row),
        params,
        names: Object.fromEntries(
          referencesIn(params).flatMap((id) => {
            const named = names.get(id);
            return named === undefined ? [] : [[id, named]];
          }),
        ),
      };
    }),
    ...totalOf(counted.rows[0]?.total ?? 0),
    next: next === null ? null : writeCursor(request, next),
  };
};
