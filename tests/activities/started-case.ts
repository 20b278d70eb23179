import { compileProcedure } from '../../api/compile-procedure.ts';
import type { CompileProcedure } from '../../migrations/publish-procedure.ts';
import { startConditionHolds } from '../../bpmn/engine/start-condition.ts';
import { fireStart, scheduleStart } from '../../bpmn/engine/start-schedule.ts';
import { CaseStarter } from '../../activities/case-starter.ts';
import type { Db } from '../../migrations/functions/call-function.ts';
import { publishProcedure, type PublishAnswer } from '../../migrations/publish-procedure.ts';
import { silent } from './engine.ts';

/** A diagram of one process that an event starts and that has one task. */
export const startedBy = (id: string, event: string, root = ''): string =>
  `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bh="https://bihuan.dev/bpmn/1" id="d" targetNamespace="x">${root}<bpmn:process id="${id}" name="${id}" isExecutable="true"><bpmn:startEvent id="start">${event}</bpmn:startEvent><bpmn:sequenceFlow id="f" sourceRef="start" targetRef="work" /><bpmn:userTask id="work"><bpmn:extensionElements><bh:assignment role="handler" /></bpmn:extensionElements></bpmn:userTask></bpmn:process></bpmn:definitions>`;

/** A starter as the worker has it; a time stands for the database's clock. */
export const starterOf = (db: Db, at?: number | (() => number)): CaseStarter =>
  new CaseStarter({
    db,
    timeZone: 'Asia/Shanghai',
    log: silent,
    rules: { scheduleStart, fireStart, startConditionHolds },
    ...(at === undefined
      ? {}
      : { clock: async () => Promise.resolve(typeof at === 'number' ? at : at()) }),
  });

export const publishText = async (
  db: Db,
  xml: string,
  {
    compile = compileProcedure,
    ...more
  }: {
    readonly process?: string;
    readonly at?: number;
    readonly timeZone?: string;
    readonly compile?: CompileProcedure;
  } = {},
): Promise<PublishAnswer> =>
  publishProcedure(db, { xml, forms: [], publishedBy: null, ...more }, compile);

/** The cases of a procedure, the oldest first. */
export const casesOf = async (db: Db, procedure: string) =>
  db
    .selectFrom('case')
    .select(['id', 'title', 'state', 'business_key', 'variables'])
    .where('procedure_key', '=', procedure)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
