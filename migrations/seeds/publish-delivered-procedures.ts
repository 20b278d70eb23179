import { readFileSync, readdirSync } from 'node:fs';
import type { Form } from '../../domain/forms/form.ts';
import { isRecord } from '../../domain/is-record.ts';
import type { Db } from '../functions/call-function.ts';
import { publishProcedure } from '../publish-procedure.ts';
import type { CompileProcedure, PublishAnswer } from '../publish-procedure.ts';

const directory = new URL('./', import.meta.url);

const formsOf = (name: string): readonly Form[] => {
  const forms: unknown = JSON.parse(readFileSync(new URL(`forms/${name}.json`, directory), 'utf8'));
  if (!Array.isArray(forms) || !forms.every(isForm)) {
    throw new Error(`Expected a list of forms in forms/${name}.json, but it is not one`);
  }
  return forms;
};

const isForm = (value: unknown): value is Form =>
  isRecord(value) && typeof value['key'] === 'string' && Array.isArray(value['fields']);

/**
 * Publishes the procedures of `seeds/procedures` that no version exists of; what an administrator
 * has published since is left alone.
 * @throws Error when a delivered procedure is not valid
 */
export const publishDeliveredProcedures = async (
  db: Db,
  compile: CompileProcedure,
): Promise<readonly PublishAnswer[]> => {
  const names = readdirSync(new URL('procedures/', directory))
    .filter((file) => file.endsWith('.bpmn'))
    .map((file) => file.slice(0, -'.bpmn'.length))
    .toSorted();
  const answers: PublishAnswer[] = [];
  for (const name of names) {
    const known = await db
      .selectFrom('procedure_version')
      .select('version')
      .where('procedure_key', '=', name)
      .executeTakeFirst();
    if (known === undefined) answers.push(await publishOne(db, name, compile));
  }
  return answers;
};

const publishOne = async (
  db: Db,
  name: string,
  compile: CompileProcedure,
): Promise<PublishAnswer> => {
  const xml = readFileSync(new URL(`procedures/${name}.bpmn`, directory), 'utf8');
  const answer = await publishProcedure(
    db,
    { xml, forms: formsOf(name), publishedBy: null },
    compile,
  );
  if (answer.code === 'procedure-invalid' || answer.key !== name) {
    throw new Error(
      `Expected the delivered procedure ${name} to be valid, but there are findings: ${JSON.stringify(answer.findings)}`,
    );
  }
  return answer;
};
