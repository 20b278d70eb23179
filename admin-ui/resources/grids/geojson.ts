import type { Grid, Unit } from '../../../api/contract/reference.ts';
import { isRecord } from '../../../domain/is-record.ts';
import { ringFault, type RingFault } from '../../../domain/grids/ring-faults.ts';
import { polygonOf, ringOf, type Ring } from '../../../domain/grids/ring.ts';
import { draftOf, savedOf, type GridDraft } from './grid-draft.ts';

/** Grids as GeoJSON (RFC 7946): one feature each, with name and unit as properties. */
export const toGeoJson = (grids: readonly Grid[]): string =>
  JSON.stringify(
    {
      type: 'FeatureCollection',
      features: grids.map(({ id, name, nameEn, unit, polygon }) => ({
        type: 'Feature',
        id,
        properties: { name, nameEn, unit: unit.id, unitName: unit.name },
        geometry: { type: 'Polygon', coordinates: polygonOf(ringOf(polygon) ?? []) },
      })),
    },
    null,
    1,
  );

/** Why a feature is not taken. */
type Refused =
  RingFault['fault'] | 'not-a-polygon' | 'has-holes' | 'no-name' | 'no-unit' | 'named-twice';

export interface ReadGrids {
  readonly drafts: readonly GridDraft[];
  /** How many stand in the file as they are already. */
  readonly same: number;
  readonly refused: readonly {
    readonly place: number;
    readonly name: string;
    readonly why: Refused;
  }[];
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

interface Known {
  readonly grids: readonly Grid[];
  readonly units: readonly Unit[];
}

/** The one ring of a polygon, or of a collection that holds one. */
const coordinatesOf = (geometry: unknown): readonly unknown[] | null => {
  if (!isRecord(geometry) || !Array.isArray(geometry['coordinates'])) return null;
  const coordinates: readonly unknown[] = geometry['coordinates'];
  if (geometry['type'] === 'Polygon') return coordinates;
  const [only] = coordinates;
  return geometry['type'] === 'MultiPolygon' && coordinates.length === 1 && Array.isArray(only)
    ? only
    : null;
};

const unitOf = (properties: Readonly<Record<string, unknown>>, units: readonly Unit[]) => {
  const words = new Set([textOf(properties['unit']), textOf(properties['unitName'])]);
  return units.find(
    ({ id, name, nameEn, active }) =>
      active && [id, name, nameEn].some((word) => word !== '' && words.has(word)),
  );
};

const shapeOf = (geometry: unknown): Ring | Refused => {
  const coordinates = coordinatesOf(geometry);
  const ring = ringOf(coordinates);
  if (coordinates === null || ring === null) return 'not-a-polygon';
  return coordinates.length > 1 ? 'has-holes' : (ringFault(ring)?.fault ?? ring);
};

const recordOf = (value: unknown): Readonly<Record<string, unknown>> =>
  isRecord(value) ? value : {};

const firstOf = (...texts: readonly (string | undefined)[]): string =>
  texts.find((text) => text !== undefined && text !== '') ?? '';

function readFeature(feature: unknown, { grids, units }: Known): GridDraft | Refused {
  const found = recordOf(feature);
  const properties = recordOf(found['properties']);
  const ring = shapeOf(found['geometry']);
  if (typeof ring === 'string') return ring;
  const given = textOf(properties['name']);
  const known = grids.find(({ id, name }) => id === found['id'] || name === given);
  const before = known === undefined ? null : draftOf(known);
  const name = firstOf(given, before?.name);
  const unit = unitOf(properties, units)?.id ?? before?.unit ?? null;
  if (name === '') return 'no-name';
  if (unit === null) return 'no-unit';
  const nameEn = firstOf(textOf(properties['nameEn']), before?.nameEn);
  return { ...(before ?? { id: null, version: null }), name, nameEn, unit, ring };
}

const sameAs = (draft: GridDraft, grids: readonly Grid[]): boolean => {
  const known = grids.find(({ id }) => id === draft.id);
  return (
    known !== undefined &&
    JSON.stringify(savedOf(draftOf(known))) === JSON.stringify(savedOf(draft))
  );
};

/** Reads a file of grids; null when it is no GeoJSON. What is refused is named with its reason. */
export function fromGeoJson(text: string, known: Known): ReadGrids | null {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return null;
  }
  const features: unknown = isRecord(document) ? document['features'] : null;
  if (!Array.isArray(features)) return null;
  const drafts: GridDraft[] = [];
  const refused: ReadGrids['refused'][number][] = [];
  const names = new Set<string>();
  for (const [index, feature] of features.entries()) {
    const read = readFeature(feature, known);
    const name = textOf(recordOf(recordOf(feature)['properties'])['name']);
    const refuse = (why: Refused): void => {
      refused.push({ place: index + 1, name, why });
    };
    if (typeof read === 'string') refuse(read);
    else if (names.has(read.name)) refuse('named-twice');
    else drafts.push(read);
    if (typeof read !== 'string') names.add(read.name);
  }
  const changed = drafts.filter((draft) => !sameAs(draft, known.grids));
  return { drafts: changed, same: drafts.length - changed.length, refused };
}
