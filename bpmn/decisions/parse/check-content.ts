import type { Findings } from '../../parse/findings.ts';
import {
  child,
  contained,
  foreignAttributes,
  idOf,
  ownProperties,
} from '../../parse/moddle-element.ts';
import type { ModdleElement } from '../../parse/moddle-element.ts';
import { readTypes } from './content.ts';
import type { Use } from './content.ts';

interface Report {
  readonly errors: Findings;
  readonly warnings: Findings;
}

/**
 * Refuses whatever no table knows, at the nearest element with an id. Extensions may not contradict DMN
 * (DMN 1.3, 6.3.17), so they are named but no reason to refuse.
 */
export function checkContent(definitions: ModdleElement, { errors, warnings }: Report): void {
  walk(definitions, null);

  function walk(at: ModdleElement, owner: string | null): void {
    const place = idOf(at) ?? owner;
    const uses = Object.hasOwn(readTypes, at.$type) ? readTypes[at.$type] : undefined;
    if (uses === undefined) {
      errors.add('not-supported', place, { what: at.$type });
      return;
    }
    for (const name of foreignAttributes(at)) {
      if (name.includes(':')) warnings.add('extension-without-effect', place, { what: name });
      else errors.add('not-supported', place, { what: name });
    }
    for (const name of ownProperties(at)) judge(at, name, { use: uses[name], owner: place });
  }

  function judge(
    at: ModdleElement,
    name: string,
    { use, owner }: { use: Use | undefined; owner: string | null },
  ): void {
    const value = at[name];
    if (Array.isArray(value) && value.length === 0) return;
    if (name === 'extensionElements' || name === 'extensionAttribute') nameExtensions(at, owner);
    else if (use === undefined) errors.add('not-supported', owner, { what: name });
    else if (use === 'contents') for (const inner of contained(at, name)) walk(inner, owner);
  }

  function nameExtensions(at: ModdleElement, owner: string | null): void {
    const container = child(at, 'extensionElements');
    for (const { $type } of container === null ? [] : contained(container, 'values'))
      warnings.add('extension-without-effect', owner, { what: $type });
    for (const attribute of contained(at, 'extensionAttribute'))
      warnings.add('extension-without-effect', owner, { what: attribute.$type });
  }
}
