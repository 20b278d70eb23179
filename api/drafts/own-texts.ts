import type { Procedure } from '../../bpmn/model/procedure.ts';
import type { Form } from '../../domain/forms/form.ts';
import type { Db } from '../../migrations/functions/call-function.ts';
import type { DecisionText } from '../../migrations/published-decisions.ts';

/** What a version was published from, without what belongs to procedures that it calls. */
export interface OwnTexts {
  readonly version: number;
  readonly name: string;
  readonly nameEn: string;
  readonly xml: string;
  readonly forms: readonly Form[];
  readonly decisions: readonly DecisionText[];
}

const formsOf = (level: Procedure): string[] =>
  Object.values(level.elements).flatMap((element) =>
    element.kind === 'userTask' && element.form !== null ? [element.form] : [],
  );

/** The texts of a version (null: of the one in force); null when there is none. */
export const ownTexts = async (
  db: Db,
  key: string,
  version: number | null,
): Promise<OwnTexts | null> => {
  const row = await db
    .selectFrom('procedure_version as v')
    .innerJoin('procedure as p', 'p.key', 'v.procedure_key')
    .where('v.procedure_key', '=', key)
    .where((where) =>
      version === null
        ? where('v.version', '=', where.ref('p.current_version'))
        : where('v.version', '=', version),
    )
    .select(['v.version', 'v.xml', 'v.graph', 'v.forms', 'p.name', 'p.name_en'])
    .executeTakeFirst();
  if (row === undefined) return null;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- publishing wrote both, checked
  const { graph, forms } = row as unknown as { graph: Procedure; forms: Form[] };
  const published = await publishedAmong(db, Object.keys(graph.called));
  // Processes of the same file have theirs beside it; a published one brings its own.
  const levels = [graph, ...Object.values(graph.called).filter(({ id }) => !published.has(id))];
  const own = new Set(levels.flatMap(formsOf));
  const foreign = new Set(Object.values(graph.called).flatMap(formsOf));
  const texts = await db
    .selectFrom('procedure_decision as d')
    .innerJoin('decision_text as t', 't.hash', 'd.hash')
    .where('d.procedure_key', '=', key)
    .where('d.version', '=', row.version)
    .where(
      'd.process',
      'in',
      levels.map(({ id }) => id),
    )
    .select(['t.hash', 't.model', 't.text'])
    .distinct()
    .orderBy('t.model')
    .execute();
  return {
    version: row.version,
    name: row.name,
    nameEn: row.name_en,
    xml: row.xml,
    forms: forms.filter((form) => own.has(form.key) || !foreign.has(form.key)),
    decisions: texts.map(({ model, text }) => ({ name: `${model}.dmn`, text })),
  };
};

const publishedAmong = async (db: Db, keys: readonly string[]): Promise<ReadonlySet<string>> => {
  if (keys.length === 0) return new Set();
  const found = await db
    .selectFrom('procedure')
    .where('key', 'in', keys)
    .where('current_version', 'is not', null)
    .select('key')
    .execute();
  return new Set(found.map(({ key }) => key));
};
