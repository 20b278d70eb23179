import { describe, expect, it } from 'vitest';
import { fromGeoJson, toGeoJson } from '../../../admin-ui/resources/grids/geojson.ts';
import { snapped, split, without } from '../../../admin-ui/resources/grids/grid-draft.ts';
import type { Grid, Unit } from '../../../api/contract/reference.ts';
import { polygonOf, type Corner, type Ring } from '../../../domain/grids/ring.ts';

const square: Ring = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
];
const unit: Unit = {
  id: 'u',
  name: '东村',
  nameEn: 'East',
  kind: 'village',
  parentId: 'c',
  active: true,
  version: 1,
};
const east: Grid = {
  id: 'east',
  name: '东网格',
  nameEn: 'East Grid',
  unit: { id: 'u', name: '东村', nameEn: 'East' },
  polygon: polygonOf(square),
  active: true,
  version: 3,
};
const known = { grids: [east], units: [unit] };
const feature = (properties: object, coordinates: unknown, type = 'Polygon') => ({
  type: 'Feature',
  properties,
  geometry: { type, coordinates },
});
const read = (...features: readonly object[]) =>
  fromGeoJson(JSON.stringify({ type: 'FeatureCollection', features }), known);

describe('GeoJSON', () => {
  it('goes out and comes back unchanged', () => {
    expect(fromGeoJson(toGeoJson([east]), known)).toEqual({ drafts: [], same: 1, refused: [] });
  });

  it('knows a grid by id or name, its unit by id or name in either language', () => {
    const wider = polygonOf(square.map(([x, y]): Corner => [x * 2, y]));
    const found = read(
      feature({ name: '东网格' }, wider),
      feature({ name: '<b>新</b>𠮷', unit: 'East' }, [wider], 'MultiPolygon'),
    );
    expect(found?.drafts.map(({ id, version, name, unit: of }) => [id, version, name, of])).toEqual(
      [
        ['east', 3, '东网格', 'u'],
        [null, null, '<b>新</b>𠮷', 'u'],
      ],
    );
  });

  it('refuses what is no grid, each with its reason', () => {
    const crossed = polygonOf([
      [0, 0],
      [1, 1],
      [1, 0],
      [0, 1],
    ]);
    const good = polygonOf(square);
    expect(
      read(
        feature({ name: '点' }, [0, 0], 'Point'),
        feature({ name: '洞', unit: 'u' }, [...good, ...good]),
        feature({ name: '叉', unit: 'u' }, crossed),
        feature({ unit: 'u' }, good),
        feature({ name: '无', unit: 'x' }, good),
        feature({ name: '双', unit: 'u' }, good),
        feature({ name: '双', unit: 'u' }, good),
      )?.refused.map(({ place, why }) => [place, why]),
    ).toEqual([
      [1, 'not-a-polygon'],
      [2, 'has-holes'],
      [3, 'crosses-itself'],
      [4, 'no-name'],
      [5, 'no-unit'],
      [7, 'named-twice'],
    ]);
    for (const text of ['', 'x', '[]', '{}', 'null']) expect(fromGeoJson(text, known)).toBeNull();
  });
});

const distance = ([x1, y1]: Corner, [x2, y2]: Corner): number => Math.hypot(x1 - x2, y1 - y2);

describe('the corners of a draft', () => {
  it('are added in the middle of an edge, also the last, and taken away', () => {
    expect(split(square, 3)).toEqual([...square, [0, 0.5]]);
    expect(without(split(square, 0), 1)).toEqual(square);
  });

  it('snap to the nearest corner of another grid', () => {
    expect(snapped([0.9, 1], square, distance, 0.2)).toEqual([1, 1]);
    expect(snapped([0.5, 0.5], square, distance, 0.2)).toEqual([0.5, 0.5]);
  });
});
