/** A translation of what the modeler itself says; `words` by its English text. */
export type CanvasWords = Readonly<Record<string, string>>;

/** A translate module: what has no words stays in English, with its parts filled in. */
export function translateModule(words: CanvasWords): { readonly translate: readonly unknown[] } {
  const translate = (template: string, replacements: CanvasWords = {}): string =>
    (words[template] ?? template).replaceAll(
      /\{([^}]+)\}/gu,
      (whole, key: string) => replacements[key] ?? whole,
    );
  return { translate: ['value', translate] };
}
