export interface SeedGrid {
  readonly id: string;
  readonly name: string;
  readonly name_en: string;
  readonly unit_id: string;
  /** Outer ring, GeoJSON order (longitude, latitude), closed. */
  readonly ring: readonly (readonly [number, number])[];
}

/**
 * Corners of the grid cells of 青禾镇: a sketch (示意图) of a town that does not exist, in CGCS2000
 * degrees. Rows from south to north; neighbours share corners, so nothing overlaps and nothing is
 * left out.
 */
const corners: readonly (readonly (readonly [number, number])[])[] = [
  [
    [119.4021, 32.2512],
    [119.4193, 32.2487],
    [119.4372, 32.2503],
    [119.4561, 32.2479],
    [119.4738, 32.2508],
  ],
  [
    [119.4008, 32.2671],
    [119.4201, 32.2659],
    [119.4389, 32.2683],
    [119.4549, 32.2648],
    [119.4752, 32.2676],
  ],
  [
    [119.4034, 32.2839],
    [119.4187, 32.2824],
    [119.4366, 32.2851],
    [119.4572, 32.2829],
    [119.4741, 32.2843],
  ],
  [
    [119.4016, 32.3002],
    [119.4209, 32.2988],
    [119.4381, 32.3015],
    [119.4558, 32.2994],
    [119.4747, 32.3009],
  ],
];

/** Which community has the cell, by row and column. */
const cells: readonly (readonly [unit: string, name: string, nameEn: string])[][] = [
  [
    ['dongfeng', '东风村', 'Dongfeng'],
    ['dongfeng', '东风村', 'Dongfeng'],
    ['liuxi', '柳溪村', 'Liuxi'],
    ['liuxi', '柳溪村', 'Liuxi'],
  ],
  [
    ['heping', '和平社区', 'Heping'],
    ['jianshe', '建设社区', 'Jianshe'],
    ['jianshe', '建设社区', 'Jianshe'],
    ['liuxi', '柳溪村', 'Liuxi'],
  ],
  [
    ['heping', '和平社区', 'Heping'],
    ['heping', '和平社区', 'Heping'],
    ['jianshe', '建设社区', 'Jianshe'],
    ['xinhua', '新华村', 'Xinhua'],
  ],
];

const cornerAt = (row: number, column: number): readonly [number, number] => {
  const corner = corners[row]?.[column];
  if (corner === undefined) {
    throw new Error(`Expected a corner at row ${row}, column ${column}, but there is none`);
  }
  return corner;
};

const ringOf = (row: number, column: number): SeedGrid['ring'] => [
  cornerAt(row, column),
  cornerAt(row, column + 1),
  cornerAt(row + 1, column + 1),
  cornerAt(row + 1, column),
  cornerAt(row, column),
];

const chineseDigits = ['', '一', '二', '三', '四'];

const gridsOf = (): readonly SeedGrid[] => {
  const counts = new Map<string, number>();
  return cells.flatMap((line, row) =>
    line.map(([unit, name, nameEn], column) => {
      const number = (counts.get(unit) ?? 0) + 1;
      counts.set(unit, number);
      return {
        id: `g-${unit}-0${number}`,
        name: `${name}第${chineseDigits[number] ?? ''}网格`,
        name_en: `${nameEn} Grid ${number}`,
        unit_id: `u-${unit}`,
        ring: ringOf(row, column),
      };
    }),
  );
};

/** Twelve grids over the five villages and communities. */
export const grids: readonly SeedGrid[] = gridsOf();
