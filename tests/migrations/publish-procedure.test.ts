import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compileProcedure } from '../../api/compile-procedure.ts';
import type { Form } from '../../domain/forms/form.ts';
import { canonicalJson } from '../../domain/ledger/canonical-json.ts';
import type { Db } from '../../migrations/functions/call-function.ts';
import { publishProcedure } from '../../migrations/publish-procedure.ts';
import { publishDeliveredProcedures } from '../../migrations/seeds/publish-delivered-procedures.ts';
import { freshDatabase } from './fresh-database.ts';
import { sha256 } from './sample-case.ts';

const diagram = (id: string, body: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bh="https://bihuan.dev/bpmn/1" id="d" targetNamespace="https://bihuan.dev/tests">
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

const asking = (id: string, key: string): string =>
  diagram(
    id,
    `<bpmn:userTask id="middle"><bpmn:extensionElements><bh:assignment role="lead" /><bh:form key="${key}" /><bh:outcome code="done" kind="forward" requires="words" /></bpmn:extensionElements></bpmn:userTask>`,
  );
const form = (key: string, ...fields: string[]): Form => ({
  key,
  fields: fields.map((name) => ({ name, type: 'text', label: name, labelEn: name })),
});

const publish = async (db: Db, xml: string, forms: readonly Form[] = []) =>
  publishProcedure(db, { xml, forms, publishedBy: null }, compileProcedure);
const said = async (db: Db, xml: string, forms: readonly Form[] = []): Promise<string[]> =>
  (await publish(db, xml, forms)).findings.map(
    (finding) => `${finding.code} ${finding.elementId ?? '-'}`,
  );

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
    const answer = await publish(db, plain('one'), [form('form')]);
    expect(answer).toMatchObject({ code: 'published', key: 'one', version: 1 });
    const row = await db.selectFrom('procedure_version').selectAll().executeTakeFirstOrThrow();
    expect(row).toMatchObject({ xml: plain('one'), forms: [form('form')], published_by: null });
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
    expect(await publish(db, plain('one', 'other'), [form('form')])).toMatchObject({
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

  it('refuses a role, a service and a form that nobody knows, where they are named', async () => {
    const db = await freshDatabase();
    const service =
      '<bpmn:serviceTask id="middle"><bpmn:extensionElements><bh:service name="teleport" /></bpmn:extensionElements></bpmn:serviceTask>';
    expect(await said(db, diagram('one', service))).toEqual(['service-unknown middle']);
    expect(await said(db, asking('one', 'nowhere'), [form('other')])).toEqual([
      'form-unknown middle',
    ]);
    expect(
      await said(db, asking('one', 'f').replace('"lead"', '"king"'), [form('f', 'words')]),
    ).toEqual(['role-unknown middle']);
    expect(await versions(db)).toEqual([]);
  });

  it('refuses what the engine runs and nobody carries out', async () => {
    const db = await freshDatabase();
    const both =
      '<bpmn:startEvent id="both" parallelMultiple="true"><bpmn:timerEventDefinition><bpmn:timeCycle>R/P1D</bpmn:timeCycle></bpmn:timerEventDefinition><bpmn:timerEventDefinition><bpmn:timeCycle>R/P7D</bpmn:timeCycle></bpmn:timerEventDefinition></bpmn:startEvent><bpmn:sequenceFlow id="f3" sourceRef="both" targetRef="middle" />';
    expect(await said(db, diagram('repeated', `<bpmn:task id="middle" />${both}`))).toEqual([
      'start-by-several both',
    ]);
  });

  it('refuses a form that the outcomes of its task cannot be finished with', async () => {
    const db = await freshDatabase();
    const answer = await publish(db, asking('one', 'f'), [form('f', 'other')]);
    expect(answer.findings).toEqual([
      {
        severity: 'error',
        code: 'form-required-field-missing',
        elementId: 'middle',
        params: { form: 'f', field: 'words', outcome: 'done' },
      },
    ]);
    expect(await said(db, asking('one', 'f'), [form('f', 'words')])).toEqual([]);
  });

  it('pins the forms of a called procedure with those of the caller', async () => {
    const db = await freshDatabase();
    await publish(db, asking('inner', 'f'), [form('f', 'words'), form('unused')]);
    expect(await said(db, calling('middleman', 'inner'))).toEqual([]);
    const outer = await publish(db, calling('outer', 'middleman'), [form('own')]);
    expect(outer).toMatchObject({ code: 'published' });
    await publish(db, asking('inner', 'f'), [form('f', 'words', 'more')]);
    const { forms } = await db
      .selectFrom('procedure_version')
      .select('forms')
      .where('procedure_key', '=', 'outer')
      .executeTakeFirstOrThrow();
    expect(forms).toEqual([form('own'), form('f', 'words')]);
    expect(await said(db, calling('other', 'inner'), [form('f', 'words')])).toEqual([
      'form-differs middle',
    ]);
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
    expect(await publishDeliveredProcedures(db, compileProcedure)).toMatchObject([
      { code: 'published', key: 'ordinary-event', version: 1, findings: [] },
    ]);
    const seeds = new URL('../../migrations/seeds/', import.meta.url);
    const xml = readFileSync(new URL('procedures/ordinary-event.bpmn', seeds), 'utf8');
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- publishing it has just checked it
    const forms = JSON.parse(
      readFileSync(new URL('forms/ordinary-event.json', seeds), 'utf8'),
    ) as Form[];
    await publish(db, xml.replace('普通事件闭环', '本镇闭环'), forms);
    expect(await publishDeliveredProcedures(db, compileProcedure)).toEqual([]);
    expect((await versions(db)).map((row) => row.version)).toEqual([1, 2]);
  });
});
