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

/** The elements that were written inside a property; what it only refers to is left out. */
export function contained(element: ModdleElement, name: string): readonly ModdleElement[] {
  const value = element[name];
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  return all.filter(isModdleElement).filter((inner) => inner['$parent'] === element);
}

/** The element's own id, or that of the nearest element around it that has one. */
export function nearestId(element: ModdleElement): string | null {
  for (let at: unknown = element; isModdleElement(at); at = at['$parent']) {
    const id = idOf(at);
    if (id !== null) return id;
  }
  return null;
}

/** Names of the properties that were written and that moddle knows. */
export function ownProperties(element: ModdleElement): readonly string[] {
  // Lists of references are not enumerable.
  return Object.getOwnPropertyNames(element).filter((name) => !name.startsWith('$'));
}

/** What XML itself writes: namespaces, and which schema and type is meant, which moddle follows. */
const ofXml = /^(?:xmlns(?::|$)|:|xsi:(?:type|schemaLocation|noNamespaceSchemaLocation)$)/;

/** Names of the attributes that moddle does not know. */
export function foreignAttributes(element: ModdleElement): readonly string[] {
  const { $attrs: attributes } = element;
  return typeof attributes === 'object' && attributes !== null
    ? Object.keys(attributes).filter((name) => !ofXml.test(name))
    : [];
}
