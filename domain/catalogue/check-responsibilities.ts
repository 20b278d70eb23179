import { majorCode } from './class-code.ts';
import type { ClassKind } from './catalogue.ts';
import { proposalsBy, type ResponsibilityRule } from './responsibility.ts';

/** A place of the table: a class or a whole major class, in a grid or (null) in all of them. */
export interface ResponsibilityCell {
  readonly kind: ClassKind;
  readonly classCode: string;
  readonly grid: string | null;
}

/**
 * What is wrong with the table. `hole`: no unit answers, `grids` says where; `closed-unit`: the rule
 * names a unit that does not work any more and counts for nothing; `unknown-class`: the catalogue in
 * force has no such class; `overridden`: a whole major class is given to a unit in one grid, but the
 * class is given to another one in all grids, and that counts.
 */
export type ResponsibilityIssue = ResponsibilityCell & {
  readonly issue: 'hole' | 'closed-unit' | 'unknown-class' | 'overridden';
  /** Of a hole: the grids that nobody answers for; none means that reports without a grid are meant alone. */
  readonly grids: readonly string[];
};

export interface CheckedTable {
  readonly classes: readonly { readonly kind: ClassKind; readonly code: string }[];
  readonly grids: readonly string[];
  /** Ids of units that work. */
  readonly units: ReadonlySet<string>;
  readonly rules: readonly ResponsibilityRule[];
}

/** Rules of units that work: the others are passed over when a unit is proposed. */
const counting = ({ rules, units }: CheckedTable): readonly ResponsibilityRule[] =>
  rules.filter((rule) => units.has(rule.unit));

const holes = (table: CheckedTable): ResponsibilityIssue[] => {
  const propose = proposalsBy(counting(table));
  return table.classes.flatMap(({ kind, code }): ResponsibilityIssue[] => {
    const query = { kind, classCode: code };
    if (propose({ ...query, grid: null }) !== null) return [];
    const grids = table.grids.filter((grid) => propose({ ...query, grid }) === null);
    return [{ ...query, grid: null, issue: 'hole', grids }];
  });
};

const wrongRules = (table: CheckedTable): ResponsibilityIssue[] => {
  const known = new Set(
    table.classes.flatMap(({ kind, code }) => [`${kind} ${code}`, `${kind} ${majorCode(code)}`]),
  );
  return table.rules.flatMap(({ kind, classCode, grid, unit }): ResponsibilityIssue[] => {
    const cell = { kind, classCode, grid, grids: [] };
    if (!known.has(`${kind} ${classCode}`)) return [{ ...cell, issue: 'unknown-class' }];
    return table.units.has(unit) ? [] : [{ ...cell, issue: 'closed-unit' }];
  });
};

const overridden = (table: CheckedTable): ResponsibilityIssue[] => {
  const rules = counting(table);
  const unitAt = new Map(
    rules.map(({ kind, classCode, grid, unit }) => [`${kind} ${classCode} ${grid ?? ''}`, unit]),
  );
  return table.classes.flatMap(({ kind, code }) => {
    const everywhere = unitAt.get(`${kind} ${code} `);
    if (everywhere === undefined || majorCode(code) === code) return [];
    return table.grids.flatMap((grid): ResponsibilityIssue[] => {
      const ofMajor = unitAt.get(`${kind} ${majorCode(code)} ${grid}`);
      const ofClass = unitAt.get(`${kind} ${code} ${grid}`);
      return ofMajor === undefined || ofMajor === everywhere || ofClass !== undefined
        ? []
        : [{ kind, classCode: code, grid, issue: 'overridden', grids: [] }];
    });
  });
};

/** Holes and conflicts of the table, holes first. */
export const checkResponsibilities = (table: CheckedTable): readonly ResponsibilityIssue[] => [
  ...holes(table),
  ...wrongRules(table),
  ...overridden(table),
];
