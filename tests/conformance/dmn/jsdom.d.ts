declare module 'jsdom' {
  /** What of jsdom is used here: its parser. */
  export class JSDOM {
    constructor(text: string, options: { readonly contentType: string });
    readonly window: { readonly document: Document };
  }
}
