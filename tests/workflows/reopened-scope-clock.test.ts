import { expect, it } from 'vitest';
import { PureCase } from './pure-case.ts';
import { compiled, diagram, flow, row, userTask } from './procedures.ts';

it('the second clock of a sub-process that a return has opened again stops with it', async () => {
  const limit = '<bh:limit clock="part" value="={ amount: 2, unit: &quot;urgentHours&quot; }" />';
  const inside = `<bpmn:startEvent id="begin" /><bpmn:endEvent id="done" />${userTask('x')}${flow('begin', 'x')}${flow('x', 'done')}`;
  const part = `<bpmn:subProcess id="part"><bpmn:extensionElements>${limit}</bpmn:extensionElements>${inside}</bpmn:subProcess>`;
  const pure = new PureCase(await compiled(diagram(row(['part', part], ['y', userTask('y')]))));
  const states = (): readonly string[] => pure.clocks('part').map(({ state }) => state);

  const target = `case-1.${pure.task('x').instance}`;
  pure.complete('x');
  pure.act({ type: 'return', task: `case-1.${pure.task('y').instance}`, target, reason: 'again' });
  expect(states()).toEqual(['stopped', 'running']);
  pure.complete('x');
  expect(states()).toEqual(['stopped', 'stopped']);
});
