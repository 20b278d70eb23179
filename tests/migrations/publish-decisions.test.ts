import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compileProcedure } from '../../api/compile-procedure.ts';
import { parseDecisions } from '../../bpmn/decisions/parse/parse-decisions.ts';
import type { Procedure } from '../../bpmn/model/procedure.ts';
import type { Db } from '../../migrations/functions/call-function.ts';
import { publishProcedure, type PublishRequest } from '../../migrations/publish-procedure.ts';
import { freshDatabase } from './fresh-database.ts';
import { sha256 } from './sample-case.ts';

const traces = new URL('../bpmn/traces/', import.meta.url);
const rules = readFileSync(new URL('business-rule.bpmn', traces), 'utf8');
const priority = readFileSync(new URL('business-rule.dmn', traces), 'utf8');
const given = [{ name: 'priority.dmn', text: priority }];

const calling = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="https://bihuan.dev/tests">
  <bpmn:process id="outer" isExecutable="true">
    <bpmn:startEvent id="start" /><bpmn:callActivity id="inner" calledElement="rules" /><bpmn:endEvent id="end" />
    <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="inner" />
    <bpmn:sequenceFlow id="f2" sourceRef="inner" targetRef="end" />
  </bpmn:process>
</bpmn:definitions>`;

const publish = async (db: Db, xml: string, decisions?: PublishRequest['decisions']) =>
  publishProcedure(
    db,
    { xml, forms: [], publishedBy: null, ...(decisions === undefined ? {} : { decisions }) },
    compileProcedure,
  );
const pinned = async (db: Db, key: string, version: number) =>
  db
    .selectFrom('procedure_decision')
    .where('procedure_key', '=', key)
    .where('version', '=', version)
    .select(['process', 'model', 'hash'])
    .orderBy('process')
    .execute();
const texts = async (db: Db) =>
  db.selectFrom('decision_text').select(['hash', 'model', 'name', 'text']).execute();

describe('the decisions of a published procedure', () => {
  it('stand beside the version, once, whichever processes ask them', async () => {
    const db = await freshDatabase();
    const answer = await publish(db, rules, given);
    expect(answer).toMatchObject({ code: 'published', key: 'rules', version: 1 });
    const hash = sha256(priority);
    expect(await texts(db)).toEqual([
      { hash, model: 'priority', name: 'Priority', text: priority },
    ]);
    expect(await pinned(db, 'rules', 1)).toEqual([
      { process: 'rules', model: 'priority', hash },
      { process: 'shared', model: 'priority', hash },
    ]);
  });

  it('are what the graph asks', async () => {
    const db = await freshDatabase();
    await publish(db, rules, given);
    const { graph } = await db
      .selectFrom('procedure_version')
      .select('graph')
      .executeTakeFirstOrThrow();
    const { model } = await parseDecisions(priority);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- publishing wrote it
    const { decisions, called } = graph as Procedure;
    expect(decisions).toEqual({ priority: model });
    expect(called['shared']?.decisions).toEqual({ priority: model });
  });

  it('make a new version when their text differs, also where they mean the same', async () => {
    const db = await freshDatabase();
    const first = await publish(db, rules, given);
    expect(await publish(db, rules, given)).toMatchObject({ code: 'unchanged', version: 1 });
    const commented = priority.replace('<inputData', '<!-- why --><inputData');
    const second = await publish(db, rules, [{ name: 'p', text: commented }]);
    expect(second).toMatchObject({ code: 'published', version: 2 });
    if (first.code === 'procedure-invalid' || second.code === 'procedure-invalid')
      throw new Error('Expected both to be published');
    expect(second.hash).toBe(first.hash);
    const other = priority.replace('&gt;= 10', '&gt;= 20').replace('&lt; 10', '&lt; 20');
    const third = await publish(db, rules, [{ name: 'p', text: other }]);
    expect(third).toMatchObject({ code: 'published', version: 3 });
    expect(third).not.toMatchObject({ hash: first.hash });
    expect(await publish(db, rules, given)).toMatchObject({ version: 4, hash: first.hash });
    expect(await texts(db)).toHaveLength(3);
    expect((await pinned(db, 'rules', 4)).map(({ hash }) => hash)).toEqual([
      sha256(priority),
      sha256(priority),
    ]);
  });

  it('of a called procedure stay with what calls it, as they were when it was published', async () => {
    const db = await freshDatabase();
    await publish(db, rules, given);
    expect(await publish(db, calling)).toMatchObject({ code: 'published', key: 'outer' });
    const other = priority.replace('"telephone"', '"radio"');
    await publish(db, rules, [{ name: 'p', text: other }]);
    const hash = sha256(priority);
    expect(await pinned(db, 'outer', 1)).toEqual([
      { process: 'rules', model: 'priority', hash },
      { process: 'shared', model: 'priority', hash },
    ]);
    expect(await publish(db, calling)).toMatchObject({ code: 'published', version: 2 });
    expect((await pinned(db, 'outer', 2)).map((row) => row.hash)).toEqual([
      sha256(other),
      sha256(other),
    ]);
  });

  it('are not kept when nothing asks them, and nothing is kept of what is refused', async () => {
    const db = await freshDatabase();
    const plain = calling.replace('callActivity', 'task').replace(' calledElement="rules"', '');
    const answer = await publish(db, plain, given);
    expect(answer).toMatchObject({
      code: 'published',
      findings: [{ severity: 'warning', code: 'decision-unused', document: 'priority.dmn' }],
    });
    expect(await publish(db, rules)).toMatchObject({ code: 'procedure-invalid' });
    const broken = [{ name: 'p', text: priority.replace('&gt;= 10', '&gt;= (') }];
    expect(await publish(db, rules, broken)).toMatchObject({ code: 'procedure-invalid' });
    expect(await texts(db)).toEqual([]);
  });

  it('are changed and removed by nobody', async () => {
    const db = await freshDatabase();
    await publish(db, rules, given);
    await expect(db.updateTable('decision_text').set({ text: '' }).execute()).rejects.toThrow(
      'Expected decision_text to be only added to, but update was tried',
    );
    await expect(db.deleteFrom('procedure_decision').execute()).rejects.toThrow(
      'Expected procedure_decision to be only added to, but delete was tried',
    );
  });
});
