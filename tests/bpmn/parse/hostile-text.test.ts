import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseProcedure } from '../../../bpmn/parse/parse-procedure.ts';
import { definitions, first, nested, open, process } from './diagram-text.ts';

describe('hostile and broken text', () => {
  it.each([
    ['', 'xml-invalid'],
    ['not xml', 'xml-invalid'],
    ['<a', 'xml-invalid'],
    ['<bpmn:definitions>', 'xml-invalid'],
    [open, 'xml-invalid'],
    [`${open}<bpmn:process id="p">`, 'xml-invalid'],
    ['<html></html>', 'xml-invalid'],
    [`<!DOCTYPE x [<!ENTITY a "b">]>${definitions('')}`, 'doctype-refused'],
    [`<!doctype x>${definitions('')}`, 'doctype-refused'],
  ])('%j', async (xml, code) => {
    expect(await first(xml)).toBe(code);
  });

  it('too long or too deep is refused unread', async () => {
    expect(await first(' '.repeat(2_000_001))).toBe('text-too-long');
    expect(await first(process(nested(5000)))).toBe('nested-too-deep');
    expect(await first(process(nested(50)))).toBe('id-required');
  });

  it('brackets in values, remarks and CDATA are no nesting', async () => {
    const remarks = '<!-- <a><a> --><?x <a> ?>'.repeat(300);
    const values = Array.from(
      { length: 300 },
      (_, index) => `<bpmn:task id="t${index}" name="a > b" />`,
    ).join('');
    const data =
      '<bpmn:scriptTask id="s" scriptFormat="feel"><bpmn:script><![CDATA[ a <b and c <d ]]></bpmn:script></bpmn:scriptTask>';
    expect(await first(process(remarks + values + data))).toBeUndefined();
    expect(await first(`${open}<!-- never closed`)).toBe('xml-invalid');
  });

  it('never throws, whatever is cut out or put in', async () => {
    const xml = process(
      '<bpmn:userTask id="t"><bpmn:extensionElements><bh:assignment role="r" unit="=u" /></bpmn:extensionElements></bpmn:userTask><bpmn:sequenceFlow id="f" sourceRef="t" targetRef="t" />',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.nat(xml.length),
        fc.nat(40),
        fc.string({
          maxLength: 10,
          unit: fc.constantFrom('<', '>', '"', "'", '/', '&', ' ', '=', 'a', ':'),
        }),
        async (at, cut, text) => {
          const { findings, procedure } = await parseProcedure(
            xml.slice(0, at) + text + xml.slice(at + cut),
          );
          expect(procedure === null).toBe(findings.some((finding) => finding.severity === 'error'));
        },
      ),
      { numRuns: 300 },
    );
  });
});
