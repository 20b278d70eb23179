/** The part of bpmn-moddle 10 that is used here; the package's own types live under another path. */
declare module 'bpmn-moddle' {
  export class BpmnModdle {
    constructor(packages?: Readonly<Record<string, unknown>>);
    fromXML(xml: string): Promise<{
      readonly rootElement: unknown;
      readonly warnings: readonly {
        readonly message: string;
        readonly element?: unknown;
        readonly reference?: unknown;
      }[];
    }>;
  }
}
