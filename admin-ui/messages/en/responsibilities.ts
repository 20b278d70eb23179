import type { WordsLike } from '../words-like.ts';
import type { responsibilities as chinese } from '../zh/responsibilities.ts';

/** The responsibility table: class by grid to unit. */
export const responsibilities: WordsLike<typeof chinese> = {
  title: 'Responsibilities',
  table: 'Responsible units by class and grid',
  hint: 'A change concerns cases that are dispatched later; those already dispatched stay.',
  search: 'Class: name, code, initials',
  onlyIssues: 'Only what is wrong',
  noClasses: 'No class fits',
  noCatalogue: 'There is no catalogue yet. Import one, then say who answers for its classes.',
  class: 'Class',
  everywhere: 'All grids',
  whole: '%{name} (the whole major class)',
  kind: { component: 'Component', matter: 'Matter' },
  unfold: 'Unfold %{name}',
  fold: 'Fold %{name}',
  cell: '%{class}, %{grid}: %{unit}',
  none: 'No unit',
  byClass: 'By class',
  from: {
    class: 'from all grids',
    'major-and-grid': 'from the major class in this grid',
    major: 'from the major class',
  },
  inherited: '%{unit} (%{from})',
  chosen: '%{count} cell chosen |||| %{count} cells chosen',
  choose:
    'Choose a cell, or drag over several. Arrow keys move, Shift extends, Delete inherits; paste from a spreadsheet',
  unit: 'Responsible unit',
  inherit: 'Inherit again',
  history: 'History',
  historyOf: 'History of %{class}',
  changed: '%{count} cell changed |||| %{count} cells changed',
  nothing: 'No cell to change',
  ask: {
    title: 'Change %{count} cell |||| Change %{count} cells',
    verb: 'Change this cell |||| Change these %{count} cells',
    row: '%{class} · %{grid}: %{before} → %{unit}',
    more: 'and %{count} more cell |||| and %{count} more cells',
    same: '%{count} cell is so already |||| %{count} cells are so already',
    faults:
      '%{count} entry was not understood and is left out |||| %{count} entries were not understood and are left out',
    line: 'Line %{line}: %{text} · %{why}',
    fault: {
      class: 'no such class, or more than one',
      grid: 'no such grid, or more than one',
      unit: 'no such unit, or more than one',
      outside: 'outside the table',
    },
  },
  issues: {
    title: 'Holes and conflicts',
    fine: 'A unit answers for every class in every grid, and nothing conflicts.',
    hole: 'No unit answers: %{grids}',
    holeOutside: 'No unit answers where the place is unknown',
    'closed-unit': '%{grid}: the unit is closed and gets nothing any more',
    'unknown-class': '%{grid}: the catalogue in force has no such class',
    overridden:
      '%{grid}: the major class belongs to %{major}, but this class to %{unit} in all grids, which counts',
    go: 'Go to %{class}',
    drop: 'Remove this rule',
    count: '%{count} place |||| %{count} places',
    more: 'Show %{count} more',
    comma: ', ',
  },
};
