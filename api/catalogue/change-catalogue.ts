import type { Kysely } from 'kysely';
import type { CatalogueClass } from '../../domain/catalogue/catalogue.ts';
import { checkClass } from '../../domain/catalogue/check-class.ts';
import { compareCatalogues } from '../../domain/catalogue/compare-classes.ts';
import { checkLine } from '../../domain/text/check-line.ts';
import type { Database } from '../../migrations/schema/index.ts';
import type { ChangeCatalogue } from '../contract/catalogue.ts';
import { Problem, type ProblemDetail } from '../problem.ts';
import type { Reader } from '../reader.ts';
import { writeSecurityEvent } from '../security-log.ts';
import type { ApiServices } from '../services.ts';
import { classesOfVersion } from './load-catalogue.ts';
import { lockCatalogueInForce, putCatalogueInForce } from './put-in-force.ts';
import { retiredClasses } from './retired-classes.ts';
import { contentOf } from './class-content.ts';

interface Key {
  readonly kind: string;
  readonly code: string;
}
type Classes = Map<string, CatalogueClass>;

const keyOf = ({ kind, code }: Key): string => `${kind} ${code}`;
const byKey = (classes: readonly CatalogueClass[]): Classes =>
  new Map(classes.map((found) => [keyOf(found), found]));

const fault = (path: string, code: string, message: string): ProblemDetail => ({
  path,
  code,
  message,
});

/** Classes that are named more than once in a change, which would say two things of them. */
const twice = ({ put = [], retire = [], restore = [] }: ChangeCatalogue): ProblemDetail[] => {
  const seen = new Set<string>();
  const lists = { put, retire, restore };
  return Object.entries(lists).flatMap(([list, keys]) =>
    keys.flatMap((key, index) => {
      const known = seen.has(keyOf(key));
      seen.add(keyOf(key));
      return known ? [fault(`/${list}/${index}/code`, 'uniqueItems', 'is named twice')] : [];
    }),
  );
};

interface Applied {
  readonly classes: Classes;
  readonly errors: readonly ProblemDetail[];
}

const applied = (wanted: ChangeCatalogue, inForce: Classes, retired: Classes): Applied => {
  const classes = new Map(inForce);
  const errors = twice(wanted);
  for (const [index, draft] of (wanted.put ?? []).entries()) {
    const checked = checkClass(draft);
    if (checked.ok) classes.set(keyOf(draft), checked.class);
    else {
      errors.push(
        ...checked.faults.map(({ path, code }) => fault(`/put/${index}${path}`, code, 'is wrong')),
      );
    }
  }
  for (const [index, key] of (wanted.retire ?? []).entries()) {
    if (!classes.delete(keyOf(key))) {
      errors.push(fault(`/retire/${index}/code`, 'unknown-reference', 'is not in force'));
    }
  }
  for (const [index, key] of (wanted.restore ?? []).entries()) {
    const found = retired.get(keyOf(key));
    if (found === undefined) {
      errors.push(fault(`/restore/${index}/code`, 'unknown-reference', 'is not retired'));
    } else classes.set(keyOf(key), found);
  }
  if (classes.size === 0) errors.push(fault('/retire', 'empty', 'leaves no class'));
  return { classes, errors };
};

/** By kind and code, so that what says the same is the same version. */
const inOrder = (classes: Classes): readonly CatalogueClass[] =>
  [...classes].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, found]) => found);

const headOf = (transaction: Kysely<Database>, version: string) =>
  transaction
    .selectFrom('catalogue_version')
    .select(['standard', 'source'])
    .where('id', '=', version)
    .executeTakeFirstOrThrow();

/**
 * Changes, adds, retires and restores classes: all of it as one new version that is in force at
 * once, or none. What was filed keeps the class and the condition that it was filed under.
 * @throws Problem `validation-failed`, `stale-version`
 */
export const changeCatalogue = async (
  { database, catalogue, now }: Pick<ApiServices, 'database' | 'catalogue' | 'now'>,
  reader: Reader,
  wanted: ChangeCatalogue,
): Promise<{ readonly version: string }> => {
  const at = now();
  const note = checkLine(wanted.note, 200);
  const put = await database.transaction().execute(async (transaction) => {
    const base = await lockCatalogueInForce(transaction);
    if (base === null || base !== wanted.base) throw new Problem('stale-version');
    const before = byKey((await classesOfVersion(transaction, base)).map(contentOf));
    const retired = byKey((await retiredClasses(transaction)).map(contentOf));
    const { classes, errors } = applied(wanted, before, retired);
    const faults = note.ok ? errors : [fault('/note', note.code, 'is wrong'), ...errors];
    if (!note.ok || faults.length > 0) throw new Problem('validation-failed', { errors: faults });
    const after = inOrder(classes);
    if (compareCatalogues([...before.values()], after).length === 0) return { version: base };
    const stored = await putCatalogueInForce(transaction, {
      ...(await headOf(transaction, base)),
      classes: after,
      by: reader.id,
      note: note.line,
      at,
    });
    if (stored.changed) {
      await writeSecurityEvent(
        transaction,
        {
          person: reader.id,
          type: 'catalogue-changed',
          success: true,
          params: { version: stored.version, before: base },
        },
        at,
      );
    }
    return stored;
  });
  catalogue.forget();
  return { version: put.version };
};
