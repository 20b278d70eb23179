import { describe, expect, it } from 'vitest';
import { adaptModel } from './adapt-model.ts';
import { asInterchanged } from './as-interchanged.ts';
import { toFeel } from './to-feel.ts';

const model = (content: string): string => `<b:definitions>${content}</b:definitions>`;
const task = (macro: string): string =>
  `<b:scriptTask id="t"><b:incoming>f</b:incoming><b:script>${macro}</b:script></b:scriptTask>`;

describe('expressions of the corpus', () => {
  it.each([
    ['test.contains("a")', 'contains(test, "a")'],
    ['!test.contains("a")', 'not(contains(test, "a"))'],
    ['integerVariable<3', 'integerVariable<3'],
    ['${integerVariable}', 'integerVariable'],
    [' true ', 'true'],
    ['-1', '-1'],
  ])('%s is %s', (expression, feel) => {
    expect(toFeel(expression)).toBe(feel);
  });
});

describe('models of the corpus', () => {
  it('get a service for the macro of a script task', () => {
    expect(adaptModel(model(task('SCRIPT_task1')))).toBe(
      '<b:definitions xmlns:bh="https://bihuan.dev/bpmn/1"><b:serviceTask id="t"><b:incoming>f</b:incoming><b:extensionElements><bh:service name="SCRIPT_task1"></bh:service></b:extensionElements></b:serviceTask></b:definitions>',
    );
    expect(() => adaptModel(model(task('UNKNOWN')))).toThrow('Expected a script macro');
  });

  it('say where a macro reads and writes data', () => {
    const data =
      '<b:scriptTask id="t"><b:ioSpecification><b:dataOutput id="out"/></b:ioSpecification><b:script>SET_STRING_DATA</b:script></b:scriptTask><b:scriptTask id="u"><b:script>LOG_DATA</b:script></b:scriptTask><b:property id="prop"/>';
    expect(adaptModel(model(data))).toContain('<bh:service name="SET_STRING_DATA out">');
    expect(adaptModel(model(data))).toContain('<bh:input name="data" value="= prop"/>');
  });

  it('keep the definition that only has the name of an expression', () => {
    const nested =
      '<b:condition xsi:type="b:tFormalExpression"><![CDATA[x<3]]></b:condition><b:condition><b:other/></b:condition>';
    expect(adaptModel(model(nested))).toContain(
      '<b:condition xsi:type="b:tFormalExpression">= x&lt;3</b:condition><b:condition><b:other/></b:condition>',
    );
  });

  it('are judged with a script format, and with formal conditions', () => {
    expect(
      asInterchanged(
        '<b:scriptTask id="t"><b:script>x</b:script></b:scriptTask><b:conditionExpression>y</b:conditionExpression>',
      ),
    ).toBe(
      '<b:scriptTask scriptFormat="text/plain" id="t"><b:script>x</b:script></b:scriptTask><b:conditionExpression xsi:type="b:tFormalExpression">y</b:conditionExpression>',
    );
  });
});
