import type { Procedure } from '../../bpmn/model/procedure.ts';
import { serviceNames } from '../../domain/procedures/service-names.ts';
import type { Operations } from '../contract/operations.ts';
import type { ApiServices } from '../services.ts';

const calledBy = (graph: Procedure): readonly string[] =>
  [graph, ...Object.values(graph.called)].flatMap(({ elements }) =>
    Object.values(elements).flatMap((element) =>
      'service' in element && element.service ? [element.service.name] : [],
    ),
  );

/** Of each service, the procedures in force that call it. */
const callers = async ({
  database,
  procedures,
}: ApiServices): Promise<ReadonlyMap<string, readonly string[]>> => {
  const rows = await database.selectFrom('procedure').select('key').orderBy('key').execute();
  const inForce = await Promise.all(rows.map(async ({ key }) => procedures.current(key)));
  const found = new Map<string, string[]>();
  for (const procedure of inForce) {
    if (procedure === null) continue;
    for (const name of new Set(calledBy(procedure.graph)))
      found.set(name, [...(found.get(name) ?? []), procedure.key]);
  }
  return found;
};

/** What became of the calls of every service that a procedure may name. */
export const serviceStates = async (services: ApiServices): Promise<Operations['services']> => {
  const [calling, rows] = await Promise.all([
    callers(services),
    services.database.selectFrom('service_state').selectAll().execute(),
  ]);
  const known = new Map(rows.map((row) => [row.name, row]));
  return serviceNames.map((name) => {
    const row = known.get(name);
    return {
      name,
      procedures: [...(calling.get(name) ?? [])],
      succeededAt: row?.succeeded_at?.toISOString() ?? null,
      failedAt: row?.failed_at?.toISOString() ?? null,
      error: row?.error ?? null,
      failures: row?.failures ?? 0,
    };
  });
};
