import type { ProblemDetail } from '../problem.ts';
import { isBelow, type UnitTree } from './unit-tree.ts';

interface WantedUnit {
  readonly name: string;
  readonly kind: 'centre' | 'department' | 'village';
  readonly parentId: string | null;
}

const detail = (path: string, code: string, message: string): ProblemDetail => ({
  path,
  code,
  message,
});

/** A name is taken where the same unit above has an active one of that name. */
const checkTaken = (tree: UnitTree, id: string | null, wanted: WantedUnit): ProblemDetail[] => {
  const taken = [...tree.values()].some(
    (unit) =>
      unit.id !== id &&
      unit.active &&
      unit.parent_id === wanted.parentId &&
      unit.name === wanted.name,
  );
  return taken ? [detail('/name', 'already-exists', 'belongs to another unit beside it')] : [];
};

const checkParent = (tree: UnitTree, id: string | null, parentId: string): ProblemDetail[] => {
  const parent = tree.get(parentId);
  if (parent?.active !== true)
    return [detail('/parentId', 'unknown-reference', 'names no unit that is open')];
  return id !== null && isBelow(tree, parentId, id)
    ? [detail('/parentId', 'parent-is-below', 'stands below the unit itself')]
    : [];
};

/** The one centre stays on top and the centre; everything else stands below a unit that is open. */
export const checkUnit = (
  tree: UnitTree,
  id: string | null,
  wanted: WantedUnit,
): readonly ProblemDetail[] => {
  const isCentre = id !== null && tree.get(id)?.kind === 'centre';
  if (isCentre !== (wanted.kind === 'centre') || isCentre !== (wanted.parentId === null)) {
    return [detail('/kind', 'one-centre', 'there is one centre, and it stands on top')];
  }
  return [
    ...checkTaken(tree, id, wanted),
    ...(wanted.parentId === null ? [] : checkParent(tree, id, wanted.parentId)),
  ];
};
