import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseProcedure } from '../../bpmn/parse/parse-procedure.ts';
import type { Procedure } from '../../bpmn/model/procedure.ts';

/** Compiles a diagram; findings that are errors fail the test. */
export const compiled = async (xml: string): Promise<Procedure> => {
  const { procedure, findings } = await parseProcedure(xml);
  if (procedure === null)
    throw new Error(`Expected a diagram, but got ${JSON.stringify(findings)}`);
  return procedure;
};

export const hashOf = (procedure: Procedure): string =>
  createHash('sha256').update(JSON.stringify(procedure)).digest('hex');

const deliveredFile = new URL(
  '../../migrations/seeds/procedures/ordinary-event.bpmn',
  import.meta.url,
);
let delivered: Promise<Procedure> | undefined;

/** The delivered procedure of the ordinary event. */
export const ordinaryEvent = async (): Promise<Procedure> =>
  (delivered ??= compiled(readFileSync(deliveredFile, 'utf8')));

/** A process around what a test is about; `bh:` and `bpmn:` are declared. */
export const diagram = (body: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:bh="https://bihuan.dev/bpmn/1" id="d" targetNamespace="https://bihuan.dev/tests">
  <bpmn:message id="m-answer" name="answer" />
  <bpmn:process id="test" name="Test" isExecutable="true">${body}</bpmn:process>
</bpmn:definitions>`;

export const flow = (source: string, target: string, condition?: string): string => {
  const inner =
    condition === undefined
      ? ''
      : `<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${condition}</bpmn:conditionExpression>`;
  return `<bpmn:sequenceFlow id="${source}-${target}" sourceRef="${source}" targetRef="${target}">${inner}</bpmn:sequenceFlow>`;
};

export const userTask = (id: string, inner = '', outcomes: readonly string[] = ['done']): string =>
  `<bpmn:userTask id="${id}" name="${id}"><bpmn:extensionElements><bh:stage value="${id}" /><bh:assignment role="worker" />${inner}${outcomes
    .map((code) => {
      const [name, kind = 'forward'] = code.split(':');
      return `<bh:outcome code="${name ?? ''}" label="${name ?? ''}" labelEn="${name ?? ''}" kind="${kind}" requires="" />`;
    })
    .join('')}</bpmn:extensionElements></bpmn:userTask>`;

/** An ad-hoc sub-process that people end; what runs then goes on. */
export const adHoc = (id: string, activities: string): string =>
  `<bpmn:adHocSubProcess id="${id}" name="${id}" cancelRemainingInstances="false">${activities}</bpmn:adHocSubProcess>`;

/** start → given elements in a row → end. */
export const row = (...elements: readonly (readonly [id: string, xml: string])[]): string => {
  const ids = ['start', ...elements.map(([id]) => id), 'end'];
  const flows = ids.slice(1).map((id, index) => flow(ids[index] ?? '', id));
  return [
    '<bpmn:startEvent id="start" />',
    ...elements.map(([, xml]) => xml),
    '<bpmn:endEvent id="end" />',
    ...flows,
  ].join('');
};

export const serviceTask = (id: string, name: string, attributes = ''): string =>
  `<bpmn:serviceTask id="${id}" name="${id}"><bpmn:extensionElements><bh:service name="${name}" ${attributes}/></bpmn:extensionElements></bpmn:serviceTask>`;
