declare module 'dmn-moddle' {
  /** What of dmn-moddle is used here; its elements are looked at through `moddle-element.ts`. */
  export class DmnModdle {
    constructor(packages?: Readonly<Record<string, unknown>>);
    fromXML(xml: string, typeName?: string): Promise<{ rootElement: unknown; warnings: unknown[] }>;
  }
}
