declare module 'bpmn-moddle' {
  /** What generated diagrams are made with. */
  export class BpmnModdle {
    constructor(packages?: Readonly<Record<string, unknown>>);
    fromXML(xml: string): Promise<{ rootElement: unknown; warnings: unknown[] }>;
    create(type: string, properties: Readonly<Record<string, unknown>>): Record<string, unknown>;
    createAny(
      name: string,
      namespace: string,
      properties: Readonly<Record<string, unknown>>,
    ): Record<string, unknown>;
    toXML(element: unknown): Promise<{ xml: string }>;
  }
}
