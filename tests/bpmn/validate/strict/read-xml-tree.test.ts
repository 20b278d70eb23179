import { describe, expect, it } from 'vitest';
import { judgeDiagram } from '../../../../bpmn/validate/strict/judge-diagram.ts';
import { readXmlTree } from '../../../../bpmn/validate/strict/read-xml-tree.ts';
import type { XmlNode } from '../../../../bpmn/validate/strict/xml-node.ts';
import { definitions, process } from './written-diagrams.ts';

const model = 'http://www.omg.org/spec/BPMN/20100524/MODEL';

function shape({ name, text, children }: XmlNode): unknown {
  return [name, ...(text === '' ? [] : [text]), ...children.map(shape)];
}

describe('the tree of a diagram', () => {
  it('has the elements of the namespace, whatever its prefix, and nothing of others', () => {
    const tree = readXmlTree(
      `<?xml version="1.0"?><!-- <x> --><b:definitions xmlns:b="${model}" xmlns:o="urn:o"><o:x><b:task id="in-foreign"/></o:x><b:process id='p'><task id="none"/><documentation xmlns="${model}">a &lt; &#98;<![CDATA[ & <c>]]></documentation></b:process></b:definitions>`,
    );
    expect(tree === null ? null : shape(tree)).toEqual([
      'definitions',
      ['process', ['documentation', 'a < b & <c>']],
    ]);
  });

  it('keeps what is written twice, and brackets in values', () => {
    const tree = readXmlTree(definitions('<task id="a" name="x > y"><default/><default/></task>'));
    expect(tree?.children[0]?.attributes).toEqual({ id: 'a', name: 'x > y' });
    expect(tree?.children[0]?.children).toHaveLength(2);
  });

  it('is null for anything else', () => {
    expect(readXmlTree('<a/>')).toBeNull();
    expect(readXmlTree('')).toBeNull();
    expect(readXmlTree('</a></a>')).toBeNull();
  });
});

describe('judging what is no diagram', () => {
  it.each([
    ['', 'xml-invalid'],
    ['<!DOCTYPE x [<!ENTITY a "b">]><x/>', 'doctype-refused'],
    [`${'<a>'.repeat(300)}${'</a>'.repeat(300)}`, 'nested-too-deep'],
    ['x'.repeat(2_000_001), 'text-too-long'],
  ])('says so', async (xml, code) => {
    expect((await judgeDiagram(xml, 'strict')).map((finding) => finding.code)).toContain(code);
  });

  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
    'is not misled by an element called %s',
    async (name) => {
      const odd = `<${name} id="${name}" ${name}="x"><condition>1</condition></${name}>`;
      const xml = definitions(`${odd}${process(odd)}`);
      await expect(judgeDiagram(xml, 'strict')).resolves.toBeInstanceOf(Array);
    },
  );

  it('judges ten thousand elements within seconds', async () => {
    const tasks = Array.from({ length: 5000 }, (_, index) => `<task id="t${index}"/>`).join('');
    const flows = Array.from(
      { length: 5000 },
      (_, index) =>
        `<sequenceFlow id="f${index}" sourceRef="t${index}" targetRef="t${(index * 7) % 5000}"/>`,
    ).join('');
    const start = performance.now();
    expect(await judgeDiagram(definitions(process(tasks + flows)), 'deployment')).toEqual([]);
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});
