/** A node of the object tree that bpmn-moddle reads, seen without trusting its types. */
export type ModdleElement = object & { readonly $type: string };

export function isModdle(value: unknown): value is ModdleElement {
  return (
    typeof value === 'object' &&
    value !== null &&
    '$type' in value &&
    typeof value.$type === 'string'
  );
}

function property(element: ModdleElement, name: string): unknown {
  return Reflect.get(element, name);
}

/** An attribute or text content; null when it is absent or empty. */
export function text(element: ModdleElement, name: string): string | null {
  const value = property(element, name);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

export function flag(element: ModdleElement, name: string): boolean | null {
  const value = property(element, name);
  return typeof value === 'boolean' ? value : null;
}

export function number(element: ModdleElement, name: string): number | null {
  const value = property(element, name);
  return typeof value === 'number' ? value : null;
}

export function child(element: ModdleElement, name: string): ModdleElement | null {
  const value = property(element, name);
  return isModdle(value) ? value : null;
}

export function children(element: ModdleElement, name: string): readonly ModdleElement[] {
  const value = property(element, name);
  return Array.isArray(value) ? value.filter(isModdle) : [];
}

export function idOf(element: ModdleElement | null): string {
  return element === null ? '' : (text(element, 'id') ?? '');
}

/** Extension elements of one type, such as `bh:Limit`. */
export function extensions(element: ModdleElement, type: string): readonly ModdleElement[] {
  const holder = child(element, 'extensionElements');
  return holder === null ? [] : children(holder, 'values').filter((value) => value.$type === type);
}

export function extension(element: ModdleElement, type: string): ModdleElement | null {
  return extensions(element, type)[0] ?? null;
}
