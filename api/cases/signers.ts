import { sql } from 'kysely';
import { openTurns, type OpenTurns, type Turn } from '../../bpmn/engine/open-turns.ts';
import type { Db } from '../../migrations/functions/call-function.ts';
import type { CaseInterventions } from '../contract/interventions.ts';
import { namedOrNull } from '../named.ts';
import type { PresentCase } from '../tasks/take-back.ts';

/** The turns of a body with who has their task now, or has done it: a transfer is known to the tasks alone. */
export const heldTurns = async (
  database: Db,
  caseId: string,
  { turns }: OpenTurns,
): Promise<readonly Turn[]> => {
  const ids = turns.map(({ instance }) => `${caseId}.${instance}`);
  const tasks = await database
    .selectFrom('task')
    .where('id', 'in', ids.length === 0 ? [''] : ids)
    .select(['instance', 'unit_id', 'person_id', 'claimed_by', 'closed_by', 'state'])
    .execute();
  const byInstance = new Map(tasks.map((task) => [task.instance, task]));
  return turns.map((turn) => {
    const task = byInstance.get(turn.instance);
    if (task === undefined) return turn;
    const done = task.state === 'completed' ? task.closed_by : null;
    return {
      ...turn,
      person: done ?? task.claimed_by ?? task.person_id ?? turn.person,
      unit: task.unit_id ?? turn.unit,
    };
  });
};

type Body = CaseInterventions['bodies'][number];

interface Names {
  readonly people: ReadonlyMap<string, { readonly name: string; readonly nameEn: string }>;
  readonly units: ReadonlyMap<string, { readonly name: string; readonly nameEn: string }>;
}

type Who = Pick<Turn, 'person' | 'unit'>;

const namesOf = async (database: Db, turns: readonly Who[]): Promise<Names> => {
  const found = await sql<{ kind: 'person' | 'unit'; id: string; name: string; name_en: string }>`
    select 'person' as kind, id, name, name_en from person where id = any(${turns.flatMap(({ person }) => person ?? [])}::text[])
    union all
    select 'unit', id, name, name_en from unit where id = any(${turns.flatMap(({ unit }) => unit ?? [])}::text[])`.execute(
    database,
  );
  const named = (kind: 'person' | 'unit') =>
    new Map(
      found.rows
        .filter((row) => row.kind === kind)
        .map(({ id, name, name_en: nameEn }) => [id, { name, nameEn }]),
    );
  return { people: named('person'), units: named('unit') };
};

const nameIn = (names: Names['people'], id: string | null): Body['signers'][number]['person'] => {
  const found = id === null ? undefined : names.get(id);
  return namedOrNull({ id, name: found?.name ?? id, nameEn: found?.nameEn ?? '' });
};

/** Somebody who is to sign, with their words. */
export const namedSigner = async (
  database: Db,
  { person, unit }: Who,
): Promise<Pick<Body['signers'][number], 'person' | 'unit'>> => {
  const names = await namesOf(database, [{ person, unit }]);
  return { person: nameIn(names.people, person), unit: nameIn(names.units, unit) };
};

/** The steps of a case that several people do, with who they are, and whom another one has to be named by. */
export const openSigners = async (
  database: Db,
  { id: caseId, graph, state }: PresentCase,
): Promise<Body[]> => {
  const bodies = await Promise.all(
    openTurns(graph, state).map(async (open) => {
      const turns = await heldTurns(database, caseId, open);
      return { open, turns };
    }),
  );
  if (bodies.length === 0) return [];
  const names = await namesOf(
    database,
    bodies.flatMap(({ turns }) => turns),
  );
  return bodies.map(({ open, turns }) => viewBody(caseId, open, turns, names));
};

const viewBody = (
  caseId: string,
  { instance, element, name, nameEn, sequential, places }: OpenTurns,
  turns: readonly Turn[],
  names: Names,
): Body => ({
  id: `${caseId}.${instance}`,
  element,
  name,
  nameEn,
  sequential,
  open: places.describable,
  role: places.role,
  asks: { person: places.person !== null, unit: places.unit !== null },
  signers: turns.map((turn) => ({
    id: `${caseId}.${turn.instance}`,
    turn: turn.turn,
    state: turn.state,
    person: nameIn(names.people, turn.person),
    unit: nameIn(names.units, turn.unit),
  })),
});
