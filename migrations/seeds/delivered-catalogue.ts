import { isRecord } from '../../domain/is-record.ts';
import type { Limit } from '../../domain/limits/limit.ts';

export interface DeliveredCatalogue {
  readonly standard: string;
  readonly name: string;
  readonly source: string;
  readonly effectiveFrom: string;
  readonly classes: readonly DeliveredClass[];
}

interface DeliveredClass {
  readonly kind: 'component' | 'matter';
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly major: string;
  readonly majorEn: string;
  readonly keywords: readonly string[];
  readonly conditions: readonly DeliveredCondition[];
}

interface DeliveredCondition {
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

/**
 * `seeds/catalogue.json`: the shape of its lists is asserted here, their values by the checks of the
 * tables they go to.
 * @throws Error when it has another shape
 */
export const readCatalogue = (value: unknown): DeliveredCatalogue => {
  if (isCatalogue(value)) return value;
  throw new Error('Expected a catalogue with classes and their conditions in seeds/catalogue.json');
};

const isCatalogue = (value: unknown): value is DeliveredCatalogue =>
  isRecord(value) &&
  Array.isArray(value['classes']) &&
  value['classes'].every(
    (entry) =>
      isRecord(entry) && Array.isArray(entry['keywords']) && Array.isArray(entry['conditions']),
  );

/**
 * `seeds/responsibility.json`: which unit of the made-up town is responsible for a class.
 * @throws Error when it has another shape
 */
export const readResponsibilities = (value: unknown): readonly DeliveredResponsibility[] => {
  if (Array.isArray(value) && value.every(isResponsibility)) return value;
  throw new Error('Expected rows of kind, class, grid and unit in seeds/responsibility.json');
};

const isResponsibility = (value: unknown): value is DeliveredResponsibility =>
  isRecord(value) && typeof value['classCode'] === 'string' && typeof value['unit'] === 'string';
