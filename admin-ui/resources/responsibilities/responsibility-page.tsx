import { useEffect, useId, useRef, useState } from 'react';
import { majorCode } from '../../../domain/catalogue/class-code.ts';
import type {
  ResponsibilityCell,
  ResponsibilityIssue,
} from '../../../domain/catalogue/check-responsibilities.ts';
import { AdminPage } from '../../layout/admin-page.tsx';
import { PagePending } from '../../layout/page-pending.tsx';
import { useWords } from '../../messages/use-words.ts';
import { useSession } from '../../providers/session.ts';
import { useAllUnits } from '../organisation/organisation-queries.ts';
import { AddressCheck, AddressSearch } from '../organisation/address-tools.tsx';
import { OrganisationTabs } from '../organisation/organisation-tabs.tsx';
import { useAddress } from '../organisation/use-address.ts';
import { useCatalogue } from '../reports/open-case-queries.ts';
import { useGrids } from '../reports/use-grids.ts';
import { AskDialog } from './ask-dialog.tsx';
import { CellsBar } from './cells-bar.tsx';
import { GridsOfUnit } from './grids-of-unit.tsx';
import { HistoryPanel } from './history-panel.tsx';
import { IssuesCard } from './issues-card.tsx';
import { ResponsibilityGrid } from './responsibility-grid.tsx';
import { useResponsibilities } from './responsibility-queries.ts';
import { cellId } from './table-rows.ts';
import { useTableWords } from './table-words.ts';
import { useCells } from './use-cells.ts';
import { useTable, type ShownTable, type TableData } from './use-table.ts';
import './responsibilities.css';

function Tools() {
  const { t } = useWords();
  return (
    <>
      <AddressSearch label={t('responsibilities.search')} />
      <GridsOfUnit />
      <AddressCheck name="issues" label={t('responsibilities.onlyIssues')} />
    </>
  );
}

/**
 * Goes to a cell, also where it is folded, not found by the search, or of another unit's grid: focus
 * follows when it is drawn.
 */
function useGoing({ grids }: TableData, { columns, unfold }: ShownTable) {
  const [, set] = useAddress();
  const wanted = useRef<string | null>(null);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const cell = wanted.current === null ? null : document.getElementById(wanted.current);
    if (cell === null) return;
    wanted.current = null;
    cell.focus();
    cell.scrollIntoView({ block: 'center', inline: 'center' });
  });
  return (issue: ResponsibilityIssue): void => {
    wanted.current = cellId(issue);
    set('q', '');
    if (!columns.includes(issue.grid))
      set('gridsOf', grids.find(({ id }) => id === issue.grid)?.unit.id ?? '');
    unfold(`${issue.kind} ${majorCode(issue.classCode)}`);
    setTurn(turn + 1);
  };
}

function Table({ data }: { readonly data: TableData }) {
  const { t } = useWords();
  const mayWrite = useSession().permissions.includes('responsibility.write');
  const words = useTableWords(data.classes, data.grids, data.units);
  const shown = useTable(data);
  const cells = useCells(data, shown);
  const fieldId = useId();
  const [history, setHistory] = useState<ResponsibilityCell | null>(null);
  const { rows, columns, viewOf, issues } = shown;
  const go = useGoing(data, shown);
  const { chosen, change } = cells;
  const [first] = chosen;
  const owns = new Set(
    chosen.map(
      ({ kind, classCode, grid }) =>
        data.rules.find(
          (rule) => rule.kind === kind && rule.classCode === classCode && rule.grid === grid,
        )?.unit ?? null,
    ),
  );
  const [common = null] = owns.size === 1 ? owns : [];
  const ifWriting = (act: () => void) => (mayWrite ? act : () => undefined);
  const marked = new Set(issues.filter(({ issue }) => issue !== 'hole').map(cellId));
  return (
    <>
      <IssuesCard
        issues={issues}
        words={words}
        viewOf={viewOf}
        mayWrite={mayWrite}
        onGo={go}
        onDrop={({ kind, classCode, grid }) => {
          cells.send([{ kind, classCode, grid, unit: null }]);
        }}
      />
      {rows.length === 0 ? (
        <p className="empty bh-2">{t('responsibilities.noClasses')}</p>
      ) : (
        <ResponsibilityGrid
          rows={rows}
          columns={columns}
          viewOf={viewOf}
          words={words}
          area={cells.area}
          marked={marked}
          onArea={cells.choose}
          onFold={shown.fold}
          onInherit={ifWriting(() => {
            cells.set(null);
          })}
          onOpen={ifWriting(() => {
            document.getElementById(fieldId)?.focus();
          })}
          onPaste={(text) => {
            if (mayWrite) cells.paste(text);
          }}
        />
      )}
      {first !== undefined && mayWrite ? (
        <CellsBar
          count={chosen.length}
          units={data.units.filter((unit) => unit.active)}
          unit={common}
          sending={change.sending}
          refusal={cells.asked === null ? (change.refusal?.text ?? null) : null}
          fieldId={fieldId}
          onSet={cells.set}
          onInherit={() => {
            cells.set(null);
          }}
          onHistory={() => {
            setHistory(first);
          }}
        />
      ) : null}
      {cells.asked === null ? null : (
        <AskDialog
          asked={cells.asked}
          words={words}
          change={change}
          onSubmit={cells.agree}
          onClose={cells.forget}
        />
      )}
      {history === null ? null : (
        <HistoryPanel
          of={history}
          words={words}
          onClose={() => {
            setHistory(null);
          }}
        />
      )}
    </>
  );
}

function Content() {
  const { t } = useWords();
  const catalogue = useCatalogue();
  const grids = useGrids();
  const units = useAllUnits();
  const rules = useResponsibilities();
  if (catalogue.data === undefined || units.data === undefined || rules.data === undefined) {
    return <PagePending asked={[rules, units, catalogue]} />;
  }
  const { classes } = catalogue.data;
  return classes.length === 0 ? (
    <p className="empty bh-2">{t('responsibilities.noCatalogue')}</p>
  ) : (
    <Table data={{ classes, grids, units: units.data, rules: rules.data }} />
  );
}

/** Which unit answers for which class in which grid, with what is missing or contradicts itself. */
export function ResponsibilityPage() {
  const { t } = useWords();
  const mayWrite = useSession().permissions.includes('responsibility.write');
  return (
    <AdminPage
      wide
      title={t('responsibilities.title')}
      note={t(mayWrite ? 'responsibilities.choose' : 'responsibilities.hint')}
      tabs={<OrganisationTabs area="organisation" />}
      tools={<Tools />}
    >
      <Content />
    </AdminPage>
  );
}
