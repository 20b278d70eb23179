/** Diagrams for the rules, written with the BPMN namespace as default so that they stay short. */
export function definitions(content: string): string {
  return `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="d" targetNamespace="x">${content}</definitions>`;
}

export const process = (content: string, attributes = ''): string =>
  `<process id="p" isExecutable="true"${attributes}>${content}</process>`;

/** An element, closed. */
export const element = (name: string, attributes: string, content = ''): string =>
  `<${name} ${attributes}>${content}</${name}>`;

export const node = (name: string, id: string, content = '', attributes = ''): string =>
  element(name, `id="${id}"${attributes}`, content);

export const flow = (source: string, target: string, content = '', attributes = ''): string =>
  element(
    'sequenceFlow',
    `id="${source}-${target}" sourceRef="${source}" targetRef="${target}"${attributes}`,
    content,
  );

export const formal = (name: string, text: string): string =>
  element(name, 'xsi:type="tFormalExpression"', text);

export const event = (name: string, kind: string, content = ''): string =>
  element(`${kind}EventDefinition`, `id="${name}"`, content);

/** The same diagram with every flow listed at its ends, as the letter wants it. */
export function listed(xml: string): string {
  const flows = [
    ...xml.matchAll(/<sequenceFlow id="([^"]+)" sourceRef="([^"]+)" targetRef="([^"]+)"/g),
  ];
  return flows.reduce((all, [, id = '', source = '', target = '']) => {
    const out = all.replace(
      new RegExp(`(<\\w+ id="${source}"[^>]*>)`),
      `$1<outgoing>${id}</outgoing>`,
    );
    return out.replace(new RegExp(`(<\\w+ id="${target}"[^>]*>)`), `$1<incoming>${id}</incoming>`);
  }, xml);
}
