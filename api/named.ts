import type { Named } from './contract/common.ts';

interface NameColumns {
  readonly id: string | null;
  readonly name: string | null;
  readonly nameEn: string | null;
}

/** A reference with its words; null when there is none. What is gone keeps its id as its name. */
export const namedOrNull = ({ id, name, nameEn }: NameColumns): Named | null => {
  if (id === null) return null;
  return { id, name: name ?? id, ...(nameEn === null ? {} : { nameEn }) };
};
