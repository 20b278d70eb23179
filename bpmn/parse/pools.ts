import type { Findings } from './findings.ts';
import { child, children, idOf, text } from './moddle-element.ts';
import type { ModdleElement } from './moddle-element.ts';

/**
 * A pool frames a process of this file, or stands for a partner outside. A second one around the same
 * process would be a second run beside the first.
 */
export function checkPools(definitions: ModdleElement, findings: Findings): void {
  const framed = new Set<ModdleElement>();
  for (const pool of poolsOf(definitions)) {
    const process = child(pool, 'processRef');
    if (process === null) continue;
    if (framed.has(process))
      findings.add('pool-repeated', idOf(pool), { name: text(pool, 'name') ?? '' });
    else framed.add(process);
  }
}

function poolsOf(definitions: ModdleElement): readonly ModdleElement[] {
  return children(definitions, 'rootElements').flatMap((root) => children(root, 'participants'));
}
