import type { Kysely } from 'kysely';
import { catalogueHoles } from '../../domain/catalogue/responsibility.ts';
import type { CatalogueClass } from '../../domain/catalogue/catalogue.ts';
import type { Database } from '../../migrations/schema/index.ts';
import type { ImportNote } from '../contract/imports.ts';
import { lockCatalogueInForce, putCatalogueInForce } from '../catalogue/put-in-force.ts';
import { carryConditions } from './catalogue/carry-conditions.ts';
import { readCatalogueDocument } from './catalogue/read-catalogue-document.ts';
import { classesInForce } from './catalogue/classes-in-force.ts';
import type { ImportHandler } from './import-context.ts';
import { advanceJob } from './job-store.ts';
import { noteReferenceImport } from './note-reference-import.ts';
import { responsibilityRules } from '../responsibilities/responsibility-rules.ts';
import { UnreadableFile } from './rows/source-row.ts';
import { readJsonFile } from './small-file.ts';

/**
 * A catalogue of classes: a new version that comes in force at once. A list without filing
 * conditions (a national standard) takes over those of the same classes in force.
 */
export const importCatalogue: ImportHandler = async (context, run) => {
  const read = readCatalogueDocument(await readJsonFile(run.path));
  if (read.classes.length === 0) {
    throw new UnreadableFile(
      'catalogue-empty',
      'Expected a catalogue with at least one class that can be read',
    );
  }
  await context.store.begin(run.job.id, read.rows.length);
  await context.database.transaction().execute(async (transaction) => {
    await lockCatalogueInForce(transaction);
    const classes = carryConditions(read.classes, await classesInForce(transaction));
    const stored = await putCatalogueInForce(transaction, {
      standard: read.standard ?? run.job.file_name,
      source: read.source ?? run.job.file_name,
      classes,
      by: run.job.created_by,
      note: run.job.file_name,
      at: context.now(),
    });
    if (stored.changed) {
      await noteReferenceImport(transaction, context, {
        run,
        params: { version: stored.version, classes: classes.length },
      });
    }
    const good = read.rows.length - read.rejections.length;
    await advanceJob(
      transaction,
      { id: run.job.id, from: run.job.next_row },
      {
        nextRow: read.rows.length + 1,
        accepted: stored.changed ? good : 0,
        repeated: stored.changed ? 0 : good,
        rejections: read.rejections,
        notes: [...read.notes, ...(await holeNotes(transaction, classes))],
      },
    );
  });
  context.forgetReference();
};

/** What the new catalogue lacks before the centre can work by all of it. */
async function holeNotes(
  transaction: Kysely<Database>,
  classes: readonly CatalogueClass[],
): Promise<ImportNote[]> {
  const holes = catalogueHoles(classes, await responsibilityRules(transaction));
  return [
    { code: 'classes-without-condition', row: null, count: holes.withoutCondition.length },
    { code: 'classes-without-unit', row: null, count: holes.withoutUnit.length },
  ].filter((note) => note.count > 0);
}
