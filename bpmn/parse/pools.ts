import type { Findings } from './findings.ts';
import { child, children, idOf, text } from './moddle-element.ts';
import type { ModdleElement } from './moddle-element.ts';

/**
 * A pool may frame a process of this file. One without a process stands for a partner who would have to
 * be spoken to, and a second one around the same process for a second run beside the first.
 */
export function checkPools(definitions: ModdleElement, findings: Findings): void {
  const framed = new Set<ModdleElement>();
  for (const pool of children(definitions, 'rootElements').flatMap((root) =>
    children(root, 'participants'),
  )) {
    const process = child(pool, 'processRef');
    const name = text(pool, 'name') ?? '';
    if (process === null) findings.add('pool-without-process', idOf(pool), { name });
    else if (framed.has(process)) findings.add('pool-repeated', idOf(pool), { name });
    else framed.add(process);
  }
}
