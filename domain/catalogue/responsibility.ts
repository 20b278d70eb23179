import type { CatalogueClass, ClassKind } from './catalogue.ts';
import { majorCode } from './class-code.ts';

/** class × grid → unit (guideline 2.1(b)). A two-digit code stands for a whole major class. */
export interface ResponsibilityRule {
  readonly kind: ClassKind;
  readonly classCode: string;
  /** Null: everywhere that no rule of the grid says otherwise. */
  readonly grid: string | null;
  readonly unit: string;
}

/** Which rule proposed the unit, nearest first. */
const proposalGrounds = ['class-and-grid', 'class', 'major-and-grid', 'major'] as const;
export type ProposalGround = (typeof proposalGrounds)[number];

export interface UnitProposal {
  readonly unit: string;
  readonly rule: ProposalGround;
}

export interface ProposalQuery {
  readonly kind: ClassKind;
  readonly classCode: string;
  readonly grid: string | null;
}

/** The unit that answers for a class in a grid; null is a hole that somebody has to fill. */
export type Proposing = (query: ProposalQuery) => UnitProposal | null;

const placeOf = (kind: ClassKind, code: string, grid: string | null): string =>
  `${kind} ${code} ${grid ?? ''}`;

/** The rules, looked up many times. */
export const proposalsBy = (rules: readonly ResponsibilityRule[]): Proposing => {
  const units = new Map(
    rules.map(({ kind, classCode, grid, unit }) => [placeOf(kind, classCode, grid), unit]),
  );
  return ({ kind, classCode, grid }) => {
    const find = (code: string, where: string | null): string | undefined =>
      units.get(placeOf(kind, code, where));
    const inGrid = (code: string): string | undefined =>
      grid === null ? undefined : find(code, grid);
    const major = majorCode(classCode);
    const candidates: readonly (readonly [ProposalGround, string | undefined])[] = [
      ['class-and-grid', inGrid(classCode)],
      ['class', find(classCode, null)],
      ['major-and-grid', inGrid(major)],
      ['major', find(major, null)],
    ];
    for (const [rule, unit] of candidates) if (unit !== undefined) return { unit, rule };
    return null;
  };
};

/** The same for one question. */
export const proposedUnit = (
  rules: readonly ResponsibilityRule[],
  query: ProposalQuery,
): UnitProposal | null => proposalsBy(rules)(query);

/** What a catalogue lacks before the centre can work by it. */
export interface CatalogueHoles {
  /** Classes by which nothing can be filed. */
  readonly withoutCondition: readonly CatalogueClass[];
  /** Classes that no unit answers for in every grid. */
  readonly withoutUnit: readonly CatalogueClass[];
}

export const catalogueHoles = (
  classes: readonly CatalogueClass[],
  rules: readonly ResponsibilityRule[],
): CatalogueHoles => {
  const propose = proposalsBy(rules);
  return {
    withoutCondition: classes.filter((found) => found.conditions.length === 0),
    withoutUnit: classes.filter(
      ({ kind, code }) => propose({ kind, classCode: code, grid: null }) === null,
    ),
  };
};
