import type {
  CatalogueClass,
  ClassKind,
  ReadCatalogue,
  RejectedRow,
  RejectionCode,
} from './catalogue.ts';
import { classCode } from './class-code.ts';
import { isRecord } from '../is-record.ts';

const listOf = (value: unknown): readonly unknown[] | null => (Array.isArray(value) ? value : null);

const codePattern = /^(?<major>\d{2})(?<minor>\d{3})$/u;

const readClass = (value: unknown, kind: ClassKind): CatalogueClass | RejectionCode => {
  if (!isRecord(value)) return 'row-not-understood';
  const { code, name, class: major } = value;
  if (typeof code !== 'string' || typeof name !== 'string' || typeof major !== 'string') {
    return 'row-not-understood';
  }
  const groups = codePattern.exec(code.trim())?.groups;
  const normal = classCode(groups?.['major'] ?? '', groups?.['minor'] ?? '', 3);
  if (normal === null) return 'code-not-understood';
  const trimmed = name.trim();
  if (trimmed === '') return 'name-missing';
  return {
    kind,
    code: normal,
    name: trimmed,
    nameEn: trimmed,
    major: major.trim(),
    majorEn: major.trim(),
    keywords: [trimmed],
    conditions: [],
  };
};

/** A matter that speaks of a component must speak of one that is there. */
const strayComponent = (value: unknown, components: ReadonlySet<string>): string | null => {
  const component = isRecord(value) ? value['component'] : undefined;
  return typeof component === 'string' && !components.has(component) ? component : null;
};

const shown = (value: unknown): string => JSON.stringify(value);

/**
 * Reads a catalogue in the shape of `gbt47678_5_2026.json`: components and matters with five-digit
 * codes. It has no filing conditions; classes get theirs from a local table before anything can be
 * filed by them (`catalogueHoles`). Rows are counted over components, then matters.
 */
export const parseGbt47678 = (document: unknown): ReadCatalogue => {
  const components = isRecord(document) ? listOf(document['components']) : null;
  const matters = isRecord(document) ? listOf(document['matters']) : null;
  if (components === null || matters === null) {
    return { classes: [], rejected: [{ row: 1, code: 'not-a-catalogue', value: '' }], notes: [] };
  }
  const rows = [
    ...components.map((value) => ({ value, kind: 'component' as const })),
    ...matters.map((value) => ({ value, kind: 'matter' as const })),
  ];
  const classes = new Map<string, CatalogueClass>();
  const componentCodes = new Set<string>();
  const rejected: RejectedRow[] = [];
  for (const [index, { value, kind }] of rows.entries()) {
    const found = readClass(value, kind);
    const stray = strayComponent(value, componentCodes);
    const row = index + 1;
    if (typeof found === 'string') rejected.push({ row, code: found, value: shown(value) });
    else if (classes.has(`${kind} ${found.code}`)) {
      rejected.push({ row, code: 'class-twice', value: found.code });
    } else if (stray === null) {
      classes.set(`${kind} ${found.code}`, found);
      if (kind === 'component') componentCodes.add(found.code);
    } else rejected.push({ row, code: 'component-unknown', value: stray });
  }
  return { classes: [...classes.values()], rejected, notes: [] };
};
