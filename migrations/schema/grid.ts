import type { Generated } from 'kysely';
import type { JsonColumn } from './json-column.ts';

/** A piece of the area; belongs to a village or community. `polygon` is GeoJSON coordinates (sketch). */
export interface GridTable {
  id: string;
  name: string;
  name_en: string;
  unit_id: string;
  polygon: JsonColumn;
  /** No reports fall into a closed grid. */
  active: Generated<boolean>;
  version: Generated<number>;
}
