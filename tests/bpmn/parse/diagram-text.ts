import type { Finding } from '../../../bpmn/model/finding.ts';
import type { Procedure } from '../../../bpmn/model/procedure.ts';
import { parseProcedure } from '../../../bpmn/parse/parse-procedure.ts';

export const open =
  '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:bh="https://bihuan.dev/bpmn/1" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="d" targetNamespace="x">';
export const definitions = (content: string): string => `${open}${content}</bpmn:definitions>`;
export const process = (content: string, attributes = ''): string =>
  definitions(`<bpmn:process id="p" isExecutable="true"${attributes}>${content}</bpmn:process>`);

export const findingsOf = async (xml: string): Promise<readonly Finding[]> =>
  (await parseProcedure(xml)).findings;
export const said = async (xml: string): Promise<string[]> =>
  (await findingsOf(xml)).map((finding) =>
    `${finding.code} ${finding.elementId ?? '-'} ${finding.params['what'] ?? ''}`.trim(),
  );

export const event = (id: string): string =>
  `<bpmn:boundaryEvent id="${id}" attachedToRef="a" cancelActivity="false"><bpmn:timerEventDefinition id="${id}t"><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">PT1H</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>`;

export const flow = (source: string, target: string): string =>
  `<bpmn:sequenceFlow id="${source}-${target}" sourceRef="${source}" targetRef="${target}" />`;

export const call = (id: string, called: string): string =>
  `<bpmn:callActivity id="${id}" calledElement="${called}" />`;

export const pool = (id: string, framed: string): string =>
  `<bpmn:participant id="${id}" name="n"${framed === '' ? '' : ` processRef="${framed}"`} />`;
export const collaboration = (content: string): string =>
  `<bpmn:collaboration id="c">${content}</bpmn:collaboration>`;

export const link = (target: string): string =>
  process(
    `<bpmn:intermediateThrowEvent id="e"><bpmn:linkEventDefinition id="from" name="a"><bpmn:target>${target}</bpmn:target></bpmn:linkEventDefinition></bpmn:intermediateThrowEvent>${['a', 'b'].map((name) => `<bpmn:intermediateCatchEvent id="c${name}"><bpmn:linkEventDefinition id="to-${name}" name="${name}" /></bpmn:intermediateCatchEvent>`).join('')}`,
  );

export const nested = (levels: number): string =>
  `${'<bpmn:subProcess>'.repeat(levels)}${'</bpmn:subProcess>'.repeat(levels)}`;

export const first = async (xml: string): Promise<string | undefined> =>
  (await findingsOf(xml))[0]?.code;

export async function procedureOf(xml: string): Promise<Procedure> {
  const { procedure, findings } = await parseProcedure(xml);
  if (procedure === null) throw new Error(JSON.stringify(findings));
  return procedure;
}
