/** An element as bpmn-moddle gives it. Everything is looked at with guards: it comes from outside. */
export interface ModdleElement {
  readonly $type: string;
  readonly $attrs?: unknown;
  readonly [property: string]: unknown;
}

export function isModdleElement(value: unknown): value is ModdleElement {
  return (
    typeof value === 'object' &&
    value !== null &&
    '$type' in value &&
    typeof value.$type === 'string'
  );
}

/** A text property, without surrounding blanks; null when it is absent or empty. */
export function text(element: ModdleElement, name: string): string | null {
  const value = element[name];
  const trimmed = typeof value === 'string' ? value.trim() : '';
  return trimmed === '' ? null : trimmed;
}

export function child(element: ModdleElement, name: string): ModdleElement | null {
  const value = element[name];
  return isModdleElement(value) ? value : null;
}

export function children(element: ModdleElement, name: string): readonly ModdleElement[] {
  const value = element[name];
  return Array.isArray(value) ? value.filter(isModdleElement) : [];
}

export function idOf(element: ModdleElement): string | null {
  return text(element, 'id');
}

/** Names of the properties that were written, with what moddle does not know of. */
export function writtenProperties(element: ModdleElement): readonly string[] {
  // Lists of references are not enumerable.
  const own = Object.getOwnPropertyNames(element).filter((name) => !name.startsWith('$'));
  const attributes =
    typeof element.$attrs === 'object' && element.$attrs !== null
      ? Object.keys(element.$attrs)
      : [];
  return [
    ...own,
    ...attributes.filter(
      (name) => name !== 'xmlns' && !name.startsWith('xmlns:') && !name.startsWith(':'),
    ),
  ];
}
