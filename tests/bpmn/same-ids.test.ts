import { describe, expect, it } from 'vitest';
import type { Procedure } from '../../bpmn/model/procedure.ts';
import { parseProcedure } from '../../bpmn/parse/parse-procedure.ts';
import { CaseRun } from './case-run.ts';
import { call, definitions, flow } from './parse/diagram-text.ts';

/** Ids are unique in one file (`xsd:ID` in the schema of BPMN); what is called is often from another one. */
async function calling(outer: string, inner: string): Promise<CaseRun> {
  const { procedure: called } = await parseProcedure(definitions(inner));
  if (called === null) throw new Error('Expected a procedure to call');
  return new CaseRun(await parsed(outer, { called }));
}

async function parsed(
  content: string,
  called: Readonly<Record<string, Procedure>>,
): Promise<Procedure> {
  const { procedure, findings } = await parseProcedure(definitions(content), { called });
  if (procedure === null) throw new Error(JSON.stringify(findings));
  return procedure;
}

const news = '<bpmn:message id="m" name="news" />';
const told = '<bpmn:messageEventDefinition messageRef="m" />';
const soon =
  '<bpmn:timerEventDefinition><bpmn:timeDuration>PT1H</bpmn:timeDuration></bpmn:timerEventDefinition>';
const task = (id: string): string => `<bpmn:manualTask id="${id}" />`;
const wait = (id: string): string => `<bpmn:receiveTask id="${id}" messageRef="m" />`;
/** A procedure whose task waits while an event sub-process may be started. */
const handled = (start: string, definition: string): string =>
  `${news}<bpmn:process id="called" isExecutable="true">${wait('x')}
    <bpmn:subProcess id="h" triggeredByEvent="true"><bpmn:startEvent id="${start}" isInterrupting="false">${definition}</bpmn:startEvent>${wait('n')}${flow(start, 'n')}</bpmn:subProcess></bpmn:process>`;
const caller = (content: string): string =>
  `<bpmn:process id="p" isExecutable="true">${content}</bpmn:process>`;

describe('what starts an event sub-process of a called procedure', () => {
  const outer = caller(
    `<bpmn:startEvent id="s" />${call('K', 'called')}${task('a')}${flow('s', 'K')}${flow('K', 'a')}`,
  );

  it('is waited for under the id that a start event of the caller has', async () => {
    const one = (await calling(outer, handled('s', told))).start();
    expect(one.commands).toContainEqual(
      expect.objectContaining({ type: 'open-subscription', element: 's', message: 'news' }),
    );
    one.apply({ type: 'message', subscription: 's', variables: { said: 1 } });
    expect(one.active).toEqual(['K', 'h', 'n', 'x']);
    expect(one.find('K')?.variables).toEqual({ said: 1 });
  });

  it.each([
    ['a task of the caller', 'a'],
    ['the call itself', 'K'],
  ])('under the id of %s', async (_what, id) => {
    const one = (await calling(outer, handled(id, soon))).start();
    expect(one.apply({ type: 'timer', timer: id }).active).toEqual(['K', 'h', 'n', 'x']);
  });
});
