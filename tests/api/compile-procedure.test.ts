import { describe, expect, it } from 'vitest';
import { compileProcedure } from '../../api/compile-procedure.ts';
import { process } from '../bpmn/parse/diagram-text.ts';

describe('what the engine runs but the centre does not carry out', () => {
  it.each([
    ['adHocSubProcess', '<bpmn:adHocSubProcess id="e"><bpmn:task id="t" /></bpmn:adHocSubProcess>'],
  ])('is refused at publishing: %s', async (what, content) => {
    const { findings } = await compileProcedure({ xml: process(content), forms: [] }, {});
    expect(findings).toContainEqual({
      severity: 'error',
      code: 'not-supported',
      elementId: 'e',
      params: { what },
    });
  });
});
