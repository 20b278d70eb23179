import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseProcedure } from '../../bpmn/parse/parse-procedure.ts';
import { validateProcedure } from '../../bpmn/validate/validate-procedure.ts';
import { canonicalJson } from '../../domain/ledger/canonical-json.ts';
import type { Db } from '../../migrations/functions/call-function.ts';
import { publishProcedure, type CompileProcedure } from '../../migrations/publish-procedure.ts';
import { publishDeliveredProcedures } from '../../migrations/seeds/publish-delivered-procedures.ts';
import { freshDatabase } from './fresh-database.ts';
import { sha256 } from './sample-case.ts';

const compile: CompileProcedure = async (xml, called) => {
  const { procedure, findings } = await parseProcedure(xml, { called });
  const further = procedure === null ? [] : validateProcedure(procedure);
  return { procedure, findings: [...findings, ...further] };
};

const diagram = (id: string, body: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="https://bihuan.dev/tests">
  <bpmn:process id="${id}" name="${id}" isExecutable="true">
    <bpmn:startEvent id="start" />${body}<bpmn:endEvent id="end" />
    <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="middle" />
    <bpmn:sequenceFlow id="f2" sourceRef="middle" targetRef="end" />
  </bpmn:process>
</bpmn:definitions>`;
const plain = (id: string, name = 'middle'): string =>
  diagram(id, `<bpmn:task id="middle" name="${name}" />`);
const calling = (id: string, called: string): string =>
  diagram(id, `<bpmn:callActivity id="middle" calledElement="${called}" />`);

const publish = async (db: Db, xml: string, forms: readonly { readonly key: string }[] = []) =>
  publishProcedure(db, { xml, forms, publishedBy: null }, compile);

const versions = async (db: Db) =>
  db
    .selectFrom('procedure_version')
    .select(['procedure_key', 'version', 'hash'])
    .orderBy('procedure_key')
    .orderBy('version')
    .execute();

describe('publishProcedure', () => {
  it('keeps the text, the graph and its hash, and makes it the current version', async () => {
    const db = await freshDatabase();
    const answer = await publish(db, plain('one'), [{ key: 'form' }]);
    expect(answer).toMatchObject({ code: 'published', key: 'one', version: 1 });
    const row = await db.selectFrom('procedure_version').selectAll().executeTakeFirstOrThrow();
    expect(row).toMatchObject({ xml: plain('one'), forms: [{ key: 'form' }], published_by: null });
    expect(sha256(canonicalJson(row.graph))).toBe(row.hash);
    expect(await db.selectFrom('procedure').selectAll().execute()).toEqual([
      { key: 'one', name: 'one', name_en: 'one', current_version: 1 },
    ]);
  });

  it('makes no second version of the same, and a new one of what differs', async () => {
    const db = await freshDatabase();
    await publish(db, plain('one'));
    expect(await publish(db, plain('one'))).toMatchObject({ code: 'unchanged', version: 1 });
    expect(await publish(db, plain('one', 'other'))).toMatchObject({
      code: 'published',
      version: 2,
    });
    expect(await publish(db, plain('one', 'other'), [{ key: 'form' }])).toMatchObject({
      code: 'published',
      version: 3,
    });
    expect(await publish(db, plain('one'))).toMatchObject({ code: 'published', version: 4 });
    expect((await versions(db)).map((row) => row.version)).toEqual([1, 2, 3, 4]);
  });

  it('gives versions without gaps to publishers at once', async () => {
    const db = await freshDatabase();
    const answers = await Promise.all(
      ['a', 'b', 'c', 'd'].map(async (name) => publish(db, plain('one', name))),
    );
    expect(answers.every((answer) => answer.code === 'published')).toBe(true);
    expect((await versions(db)).map((row) => row.version)).toEqual([1, 2, 3, 4]);
  });

  it('refuses what is not valid, and writes nothing', async () => {
    const db = await freshDatabase();
    const answer = await publish(db, '<nonsense/>');
    expect(answer.code).toBe('procedure-invalid');
    expect(answer.findings).not.toEqual([]);
    expect((await publish(db, calling('one', 'nobody'))).code).toBe('procedure-invalid');
    expect(await versions(db)).toEqual([]);
  });

  it('pins the called procedure as it is now', async () => {
    const db = await freshDatabase();
    await publish(db, plain('inner', 'first'));
    const outer = await publish(db, calling('outer', 'inner'));
    expect(outer).toMatchObject({ code: 'published', version: 1 });
    await publish(db, plain('inner', 'second'));
    const graphOf = async () =>
      (
        await db
          .selectFrom('procedure_version')
          .select('graph')
          .where('procedure_key', '=', 'outer')
          .orderBy('version', 'desc')
          .executeTakeFirstOrThrow()
      ).graph;
    expect(await graphOf()).toMatchObject({
      called: { inner: { elements: { middle: { name: 'first' } } } },
    });
    expect(await publish(db, calling('outer', 'inner'))).toMatchObject({
      code: 'published',
      version: 2,
    });
    expect(await graphOf()).toMatchObject({
      called: { inner: { elements: { middle: { name: 'second' } } } },
    });
  });
});

describe('the delivered procedures', () => {
  it('are published once, and an administrator’s version stays', async () => {
    const db = await freshDatabase();
    expect(await publishDeliveredProcedures(db, compile)).toMatchObject([
      { code: 'published', key: 'ordinary-event', version: 1 },
    ]);
    const xml = readFileSync(
      new URL('../../migrations/seeds/procedures/ordinary-event.bpmn', import.meta.url),
      'utf8',
    );
    await publish(db, xml.replace('普通事件闭环', '本镇闭环'));
    expect(await publishDeliveredProcedures(db, compile)).toEqual([]);
    expect((await versions(db)).map((row) => row.version)).toEqual([1, 2]);
  });
});
