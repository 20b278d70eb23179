import type { Limit } from '../../domain/limits/limit.ts';

export interface DeliveredCatalogue {
  readonly standard: string;
  readonly name: string;
  readonly source: string;
  readonly effectiveFrom: string;
  readonly classes: readonly DeliveredClass[];
}

export interface DeliveredClass {
  readonly kind: 'component' | 'matter';
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly major: string;
  readonly majorEn: string;
  readonly keywords: readonly string[];
  readonly conditions: readonly DeliveredCondition[];
}

export interface DeliveredCondition {
  readonly text: string;
  readonly textEn: string;
  readonly limit: Limit;
  readonly closingText: string;
  readonly closingTextEn: string;
  readonly urgency: 'normal' | 'urgent' | 'critical';
  readonly confirmation: 'none' | 'commander' | 'leader';
}

export interface DeliveredResponsibility {
  readonly kind: 'component' | 'matter';
  readonly classCode: string;
  readonly grid: string | null;
  readonly unit: string;
}

/** `seeds/catalogue.json`, written by hand with the code: its shape is asserted, its values by the tables' checks. */
export const readCatalogue = (value: unknown): DeliveredCatalogue => {
  if (!isCatalogue(value))
    throw new Error('Expected a catalogue with classes in seeds/catalogue.json');
  return value;
};

const isCatalogue = (value: unknown): value is DeliveredCatalogue =>
  typeof value === 'object' && value !== null && 'classes' in value && Array.isArray(value.classes);

export const readResponsibilities = (
  value: unknown,
  _catalogue: DeliveredCatalogue,
): readonly DeliveredResponsibility[] => {
  if (value === null) return [];
  if (!isResponsibilities(value)) throw new Error('Expected a list in seeds/responsibility.json');
  return value;
};

const isResponsibilities = (value: unknown): value is readonly DeliveredResponsibility[] =>
  Array.isArray(value);
