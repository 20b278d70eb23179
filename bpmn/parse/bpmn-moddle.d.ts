declare module 'bpmn-moddle' {
  /** What of bpmn-moddle is used here; its elements are looked at through `moddle-element.ts`. */
  export class BpmnModdle {
    constructor(packages?: Readonly<Record<string, unknown>>);
    fromXML(xml: string, typeName?: string): Promise<{ rootElement: unknown; warnings: unknown[] }>;
  }
}
