import type { Named } from '../../../api/contract/common.ts';

/** To whom a card is addressed: the unit, and the person where one is named. */
export const whomOf = (
  { unit, person }: { readonly unit: Named; readonly person: Named | null },
  name: (named: Named) => string,
): string => [unit, ...(person === null ? [] : [person])].map(name).join(' · ');
