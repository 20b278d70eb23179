import type { Findings } from '../findings.ts';
import { child, contained, foreignAttributes, idOf, ownProperties } from '../moddle-element.ts';
import type { ModdleElement } from '../moddle-element.ts';
import { describedTypes } from './described-types.ts';
import { executedTypes } from './executed-types.ts';
import type { Use, Uses } from './use.ts';

/**
 * Walks everything that the diagram says and refuses what is in no table, at the nearest element with an
 * id: what this parser does not know of is found because it is unknown, not because somebody thought of it.
 * @param skipped elements that are judged elsewhere as a whole
 */
export function checkContent(
  element: ModdleElement,
  findings: Findings,
  skipped: ReadonlySet<ModdleElement>,
): void {
  walk(element, { owner: null, part: false });

  function walk(at: ModdleElement, { owner, part }: Place): void {
    if (skipped.has(at)) return;
    const place = part ? owner : (idOf(at) ?? owner);
    if (idOf(at) === noName) findings.add('id-not-allowed', noName);
    const uses = usesOf(at.$type);
    if (uses === null) refuse(place, at.$type);
    else {
      for (const name of foreignAttributes(at)) refuse(place, name);
      for (const name of ownProperties(at)) judge(at, name, { use: uses[name], owner: place });
    }
  }

  function judge(at: ModdleElement, name: string, { use, owner }: Judged): void {
    if (isEmptyList(at[name])) return;
    if (use === undefined || (typeof use === 'object' && !isTaken(use, at[name])))
      refuse(owner, name);
    else if (use === 'extensions') checkExtensions(at, owner);
    else if (use === 'contents' || use === 'part') {
      for (const inner of contained(at, name)) walk(inner, { owner, part: use === 'part' });
    }
  }

  /** Which `bh:` elements may stand where is for `Extensions` to say; what is written in them, here. */
  function checkExtensions(at: ModdleElement, owner: string | null): void {
    const container = child(at, 'extensionElements');
    if (container === null) return;
    for (const name of [...ownProperties(container), ...foreignAttributes(container)]) {
      if (name !== 'values') refuse(owner, name);
    }
    for (const value of contained(container, 'values')) checkExtension(value, owner);
  }

  function checkExtension(value: ModdleElement, owner: string | null): void {
    if (!value.$type.startsWith('bh:')) {
      refuse(owner, value.$type);
      return;
    }
    for (const name of foreignAttributes(value)) refuse(owner, `${value.$type} ${name}`);
    for (const name of ownProperties(value)) {
      for (const inner of contained(value, name)) checkExtension(inner, owner);
    }
  }

  function refuse(owner: string | null, what: string): void {
    findings.add('not-supported', owner, { what });
  }
}

/** No record of elements by their ids can have it as a name. */
const noName = '__proto__';

interface Place {
  readonly owner: string | null;
  /** Findings bear the owner's id. */
  readonly part: boolean;
}
interface Judged {
  readonly use: Use | undefined;
  readonly owner: string | null;
}

function usesOf(type: string): Uses | null {
  if (Object.hasOwn(executedTypes, type)) return executedTypes[type] ?? null;
  const entry = Object.hasOwn(describedTypes, type) ? describedTypes[type] : undefined;
  if (entry === undefined) return null;
  // Whatever stands in it is judged by its own type.
  const properties = ['id', 'name', 'documentation', ...entry.properties];
  return Object.fromEntries(properties.map((name) => [name, 'part'] as const));
}

function isTaken(use: Exclude<Use, string>, value: unknown): boolean {
  return use.only === undefined || use.only.includes(value);
}

/** moddle makes a list when it is asked for one. */
function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
