import { describe, expect, it } from 'vitest';
import type { Procedure } from '../../../bpmn/model/procedure.ts';
import { soundnessOf } from '../../../bpmn/simulate/soundness.ts';
import { playWalk } from '../../../bpmn/simulate/walk.ts';
import { validateProcedure } from '../../../bpmn/validate/validate-procedure.ts';
import { definitions, flow, procedureOf } from '../parse/diagram-text.ts';

const news = (id: string): string => `<bpmn:messageEventDefinition messageRef="${id}" />`;
const start = (id: string, event = ''): string =>
  `<bpmn:startEvent id="${id}">${event}</bpmn:startEvent>`;
const end = (id: string): string => `<bpmn:endEvent id="${id}" />`;
const task = (id: string, attributes = ''): string =>
  `<bpmn:userTask id="${id}"${attributes}><bpmn:extensionElements><bh:assignment role="handler" /></bpmn:extensionElements></bpmn:userTask>`;
const caught = (id: string, event: string): string =>
  `<bpmn:intermediateCatchEvent id="${id}">${event}</bpmn:intermediateCatchEvent>`;
const and = (id: string): string => `<bpmn:parallelGateway id="${id}" />`;
const row = (...ids: readonly string[]): string =>
  ids
    .slice(1)
    .map((id, index) => flow(ids[index] ?? '', id))
    .join('');
/** Three branches that a complex gateway counts. */
const counted = (activation: string): string =>
  `${start('s')}${and('f')}${task('A')}${task('B')}${task('C')}<bpmn:complexGateway id="c"><bpmn:activationCondition xsi:type="bpmn:tFormalExpression">=${activation}</bpmn:activationCondition></bpmn:complexGateway>${task('D')}${end('e')}${row('s', 'f', 'A', 'c', 'D', 'e')}${row('f', 'B', 'c')}${row('f', 'C', 'c')}`;
const starting = (type: string): string =>
  `<bpmn:eventBasedGateway id="race" instantiate="true" eventGatewayType="${type}" />${caught('one', news('m'))}${caught('two', news('n'))}${row('race', 'one')}${row('race', 'two')}`;

const drawn = async (content: string): Promise<Procedure> => {
  const procedure = await procedureOf(
    definitions(
      `<bpmn:message id="m" name="news" /><bpmn:message id="n" name="more" /><bpmn:process id="p" isExecutable="true">${content}</bpmn:process>`,
    ),
  );
  expect(validateProcedure(procedure)).toEqual([]);
  return procedure;
};

describe('soundness of what counts tokens and of what starts cases', () => {
  it.each([
    ['a complex gateway that goes on with two of three', counted('activationCount >= 2')],
    ['one that waits for all', counted('activationCount = 3')],
    [
      'an activity that starts with two tokens',
      `${start('s')}${and('f')}${task('A')}${task('B')}${task('C', ' startQuantity="2"')}${end('e')}${row('s', 'f', 'A', 'C', 'e')}${row('f', 'B', 'C')}`,
    ],
    [
      'one that starts with the tokens that another gives',
      `${start('s')}${task('A', ' completionQuantity="2"')}${task('B', ' startQuantity="2"')}${end('e')}${row('s', 'A', 'B', 'e')}`,
    ],
    [
      'a start by a message beside the plain one',
      `${start('s')}${start('t', news('m'))}${task('A')}${task('B')}${end('e')}${row('s', 'A', 'e')}${row('t', 'B', 'A')}`,
    ],
    [
      'a gateway that starts cases by one of its events',
      `${starting('Exclusive')}${end('e')}${row('one', 'e')}${row('two', 'e')}`,
    ],
    [
      'one that then waits for the others',
      `${starting('Parallel')}${and('j')}${end('e')}${row('one', 'j', 'e')}${row('two', 'j')}`,
    ],
  ])('holds for %s', async (_title, content) => {
    expect(soundnessOf(await drawn(content))).toMatchObject({ kind: 'sound' });
  });

  it.each([
    [
      'a complex gateway that counts more than can come',
      counted('activationCount >= 4'),
      ['option-to-complete: c', 'no-dead-element: D', 'no-dead-element: c', 'no-dead-element: e'],
    ],
    [
      'an activity that needs more tokens than come',
      `${start('s')}${task('A', ' startQuantity="2"')}${end('e')}${row('s', 'A', 'e')}`,
      ['option-to-complete: A', 'no-dead-element: A', 'no-dead-element: e'],
    ],
    [
      'an end that comes twice, because an activity gives two tokens',
      `${start('s')}${task('A', ' completionQuantity="2"')}${end('e')}${row('s', 'A', 'e')}`,
      ['proper-completion: e'],
    ],
    [
      'a join that a start by a message does not lead to on all its flows',
      `${start('s')}${start('t', news('m'))}${and('f')}${task('A')}${task('B')}${and('j')}${end('e')}${row('s', 'f', 'A', 'j', 'e')}${row('f', 'B', 'j')}${row('t', 'B')}`,
      ['option-to-complete: j'],
    ],
    [
      'a join behind a gateway that starts cases by one of its events',
      `${starting('Exclusive')}${and('j')}${end('e')}${row('one', 'j', 'e')}${row('two', 'j')}`,
      ['option-to-complete: j', 'no-dead-element: e', 'no-dead-element: j'],
    ],
    [
      'an end that each event of one that waits for all comes to',
      `${starting('Parallel')}${end('e')}${row('one', 'e')}${row('two', 'e')}`,
      ['proper-completion: e'],
    ],
  ])('does not hold for %s', async (_title, content, expected) => {
    const procedure = await drawn(content);
    const result = soundnessOf(procedure);
    const problems = result.kind === 'unsound' ? result.problems : [];
    expect(problems.map(({ property, element }) => `${property}: ${element}`)).toEqual(expected);
    for (const { walk } of problems) expect(playWalk(procedure, walk)).toHaveLength(walk.length);
  });
});
