const header = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:bh="https://bihuan.dev/bpmn/1" id="d" targetNamespace="t">`;

/** Writes a diagram element by element, for both engines to read. */
export class Diagram {
  readonly #elements: { readonly tag: string; readonly id: string; readonly inside: string }[] = [];
  readonly #flows: { readonly source: string; readonly target: string; readonly inside: string }[] =
    [];
  readonly #attributes = new Map<string, string>();

  get size(): number {
    return this.#elements.length;
  }

  add(tag: string, id: string, inside = ''): string {
    this.#elements.push({ tag, id, inside });
    return id;
  }

  /** A task of people with the one outcome `done`. */
  task(id: string, inside = ''): string {
    return this.#assigned(id, '<bh:assignment role="handler"/>', inside);
  }

  /** The same with a unit and a limit from variables, as most tasks of the delivered procedure have them. */
  limitedTask(id: string): string {
    const limit = '<bh:limit clock="handling" value="= limit"/>';
    return this.#assigned(id, `<bh:assignment role="handler" unit="= unit"/>${limit}`, '');
  }

  #assigned(id: string, extensions: string, inside: string): string {
    const outcome = '<bh:outcome code="done" label="x" kind="forward" requires=""/>';
    return this.add(
      'userTask',
      id,
      `<bpmn:extensionElements>${extensions}${outcome}</bpmn:extensionElements>${inside}`,
    );
  }

  flow(source: string, target: string, condition?: string): void {
    const inside =
      condition === undefined
        ? ''
        : `<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${condition}</bpmn:conditionExpression>`;
    this.#flows.push({ source, target, inside });
  }

  /** What a gateway takes when no condition holds. */
  defaultFlow(source: string, target: string): void {
    this.flow(source, target);
    this.#attributes.set(source, ` default="f${String(this.#flows.length - 1)}"`);
  }

  chain(...ids: readonly string[]): void {
    for (const [n, target] of ids.entries()) {
      const source = ids[n - 1];
      if (source !== undefined) this.flow(source, target);
    }
  }

  xml(): string {
    const elements = this.#elements.map(({ tag, id, inside }) => {
      // Extensions come before what the schema lists after them: incoming, outgoing, loops.
      const [extensions = '', rest = ''] = split(inside);
      return `<bpmn:${tag} id="${id}"${this.#attributes.get(id) ?? ''}>${extensions}${this.#ends(id)}${rest}</bpmn:${tag}>`;
    });
    const flows = this.#flows.map(
      ({ source, target, inside }, n) =>
        `<bpmn:sequenceFlow id="f${String(n)}" sourceRef="${source}" targetRef="${target}">${inside}</bpmn:sequenceFlow>`,
    );
    return `${header}<bpmn:process id="p" isExecutable="true">${elements.join('')}${flows.join('')}</bpmn:process></bpmn:definitions>`;
  }

  #ends(id: string): string {
    const named = (tag: string, end: 'source' | 'target'): string =>
      this.#flows
        .map((flow, n) => (flow[end] === id ? `<bpmn:${tag}>f${String(n)}</bpmn:${tag}>` : ''))
        .join('');
    return named('incoming', 'target') + named('outgoing', 'source');
  }
}

const split = (inside: string): readonly string[] => {
  const end = '</bpmn:extensionElements>';
  const at = inside.indexOf(end);
  return at < 0 ? ['', inside] : [inside.slice(0, at + end.length), inside.slice(at + end.length)];
};
