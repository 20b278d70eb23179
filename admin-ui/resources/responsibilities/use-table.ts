import { useQuery } from '@tanstack/react-query';
import { useStore } from 'ra-core';
import { useDeferredValue, useMemo } from 'react';
import type Type from 'typebox';
import type { CatalogueList } from '../../../api/contract/reports.ts';
import type { CatalogueClass } from '../../../api/contract/reports.ts';
import type { ResponsibilityRule } from '../../../api/contract/responsibilities.ts';
import type { Unit } from '../../../api/contract/reference.ts';
import {
  checkResponsibilities,
  type ResponsibilityIssue,
} from '../../../domain/catalogue/check-responsibilities.ts';
import { apiFetch, withQuery } from '../../providers/api-fetch.ts';
import { useAddress } from '../organisation/use-address.ts';
import type { DrawnGrid } from '../reports/use-grids.ts';
import { useShownGrids } from './use-shown-grids.ts';
import {
  cellViews,
  majorOf,
  placeOf,
  tableRows,
  type TableRow,
  type ViewOf,
} from './table-rows.ts';

export interface TableData {
  readonly classes: readonly CatalogueClass[];
  readonly grids: readonly DrawnGrid[];
  readonly units: readonly Unit[];
  readonly rules: readonly ResponsibilityRule[];
}

export interface ShownTable {
  readonly rows: readonly TableRow[];
  readonly columns: readonly (string | null)[];
  readonly viewOf: ViewOf;
  readonly issues: readonly ResponsibilityIssue[];
  readonly fold: (row: TableRow) => void;
  readonly unfold: (place: string) => void;
}

/** Places of classes that fit what is typed; the server knows the initials of pinyin. Null: all. */
function useFound(text: string): ReadonlySet<string> | null {
  const wanted = useDeferredValue(text.trim());
  const { data } = useQuery({
    queryKey: ['catalogue-search', wanted, 'all'],
    queryFn: async ({ signal }) => {
      const path = withQuery('/api/catalogue', { query: wanted, perPage: 1000 });
      return (await apiFetch<Type.Static<typeof CatalogueList>>(path, { signal })).data;
    },
    enabled: wanted !== '',
    placeholderData: (before) => before,
  });
  return useMemo(
    () => (wanted === '' || data === undefined ? null : new Set(data.map(placeOf))),
    [wanted, data],
  );
}

const placeOfIssue = ({ kind, classCode }: ResponsibilityIssue): string => `${kind} ${classCode}`;

/** The table as it is drawn: narrowed by what the address says, folded as the person left it. */
export function useTable({ classes, grids, units, rules }: TableData): ShownTable {
  const [get] = useAddress();
  const [folded, setFolded] = useStore<readonly string[]>('folded-majors', []);
  const found = useFound(get('q'));
  const onlyIssues = get('issues') === 'true';
  const openUnits = useMemo(
    () => new Set(units.filter((unit) => unit.active).map(({ id }) => id)),
    [units],
  );
  const shownGrids = useShownGrids(grids).grids;
  const columns = useMemo(() => [null, ...shownGrids.map(({ id }) => id)], [shownGrids]);
  const viewOf = useMemo(() => cellViews(rules, openUnits), [rules, openUnits]);
  const issues = useMemo(
    () =>
      checkResponsibilities({
        classes,
        grids: grids.map(({ id }) => id),
        units: openUnits,
        rules,
      }),
    [classes, grids, openUnits, rules],
  );
  const rows = useMemo(() => {
    const wrong = new Set(issues.map(placeOfIssue));
    // A rule of a whole major class that is wrong concerns all of it.
    const isWrong = (row: CatalogueClass): boolean =>
      wrong.has(placeOf(row)) || wrong.has(majorOf(row));
    const narrowed = onlyIssues ? classes.filter(isWrong) : classes;
    const wanted =
      found === null && !onlyIssues
        ? null
        : new Set(narrowed.map(placeOf).filter((place) => found === null || found.has(place)));
    return tableRows(classes, { folded: new Set(folded), wanted });
  }, [classes, folded, found, issues, onlyIssues]);
  return {
    rows,
    columns,
    viewOf,
    issues,
    fold: (row) => {
      const place = placeOf(row);
      setFolded(row.open ? [...folded, place] : folded.filter((known) => known !== place));
    },
    unfold: (place) => {
      setFolded(folded.filter((known) => known !== place));
    },
  };
}
