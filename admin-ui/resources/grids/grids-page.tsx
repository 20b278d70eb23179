import Button from '@mui/material/Button';
import { useMemo, useState } from 'react';
import type { Grid, Unit } from '../../../api/contract/reference.ts';
import { coverageOf } from '../../../domain/grids/coverage.ts';
import { ringFault } from '../../../domain/grids/ring-faults.ts';
import { ringOf, type Corner } from '../../../domain/grids/ring.ts';
import { AdminPage } from '../../layout/admin-page.tsx';
import { PagePending } from '../../layout/page-pending.tsx';
import { useWords } from '../../messages/use-words.ts';
import { useSession } from '../../providers/session.ts';
import { useAllUnits } from '../organisation/organisation-queries.ts';
import { AddressCheck, AddressSearch } from '../organisation/address-tools.tsx';
import { OrganisationTabs } from '../organisation/organisation-tabs.tsx';
import { useAddress } from '../organisation/use-address.ts';
import { CoverageCard } from './coverage-card.tsx';
import { DraftPanel } from './draft-panel.tsx';
import { FileTools } from './file-tools.tsx';
import { savedOf } from './grid-draft.ts';
import { GridMap } from './grid-map.tsx';
import { GridPanel } from './grid-panel.tsx';
import { useAllGrids } from './grid-queries.ts';
import { useDraft, type Drafting } from './use-draft.ts';
import { useSaving } from './use-saving.ts';
import '../organisation/units.css';
import './grids.css';

function GridList({
  grids,
  chosen,
  onChoose,
}: {
  readonly grids: readonly Grid[];
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
}) {
  const { t, name } = useWords();
  return (
    <ul className="bh-grid-list" aria-label={t('grids.list')}>
      {grids.map((grid) => (
        <li key={grid.id}>
          <button
            type="button"
            aria-current={grid.id === chosen}
            onClick={() => {
              onChoose(grid.id);
            }}
          >
            <b>{name(grid)}</b>
            <span className="bh-3 bh-sm">{name(grid.unit)}</span>
            {grid.active ? null : <span className="bh-tag warn">{t('grids.isClosed')}</span>}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Active grids as they would be if the draft were saved. */
function useCoverage(grids: readonly Grid[], { draft }: Drafting) {
  return useMemo(() => {
    const standing = grids
      .filter(({ id, active }) => active && id !== draft?.id)
      .map(({ id, polygon }) => ({ id, ring: ringOf(polygon) ?? [] }));
    const drawn =
      draft === null || ringFault(draft.ring) !== null
        ? []
        : [{ id: draft.id ?? '', ring: draft.ring }];
    return coverageOf([...standing, ...drawn]);
  }, [grids, draft]);
}

interface GridsProps {
  readonly grids: readonly Grid[];
  readonly units: readonly Unit[];
  readonly mayWrite: boolean;
  readonly drafting: Drafting;
}

function Side({
  grids,
  units,
  mayWrite,
  drafting,
  chosen,
}: GridsProps & { readonly chosen: Grid | null }) {
  const [, set] = useAddress();
  const { change, save } = useSaving(grids);
  const { draft } = drafting;
  if (draft !== null) {
    return (
      <DraftPanel
        draft={draft}
        fault={ringFault(draft.ring)}
        units={units}
        change={change}
        mayUndo={drafting.mayUndo}
        onChange={drafting.change}
        onUndo={drafting.undo}
        onSave={() => {
          const wanted = savedOf(draft);
          if (wanted === null) return;
          void save([wanted], ([saved]) => {
            drafting.end();
            set('grid', saved?.id ?? '');
          });
        }}
        onCancel={() => {
          change.forget();
          drafting.end();
        }}
      />
    );
  }
  return chosen === null ? null : (
    <GridPanel
      id={chosen.id}
      units={units}
      mayWrite={mayWrite}
      onEdit={() => {
        drafting.edit(chosen);
      }}
    />
  );
}

function Grids(props: GridsProps) {
  const { grids, drafting } = props;
  const { t, name } = useWords();
  const [get, set] = useAddress();
  const [at, setAt] = useState<Corner | null>(null);
  const { draft } = drafting;
  const coverage = useCoverage(grids, drafting);
  const chosenId = draft === null ? get('grid') : (draft.id ?? '');
  const text = get('q').trim().toLowerCase();
  const shown = grids
    .filter((grid) => grid.active || get('closed') === 'true')
    .filter((grid) =>
      [grid.name, grid.nameEn, grid.unit.name, grid.unit.nameEn ?? ''].some((word) =>
        word.toLowerCase().includes(text),
      ),
    );
  const choose = (id: string): void => {
    setAt(null);
    set('grid', id);
  };
  const nameOf = (id: string): string => {
    const grid = grids.find((known) => known.id === id);
    return id === draft?.id || grid === undefined ? (draft?.name ?? '') : name(grid);
  };
  return (
    <div className="bh-grids">
      <div className="list">
        {shown.length === 0 ? (
          <p className="empty bh-2">{t('grids.none')}</p>
        ) : (
          <GridList grids={shown} chosen={chosenId} onChoose={choose} />
        )}
      </div>
      <div className="middle">
        <GridMap
          grids={grids.filter((grid) => grid.active || grid.id === chosenId)}
          chosen={chosenId}
          ring={draft?.ring ?? null}
          wrong={draft !== null && ringFault(draft.ring) !== null}
          at={at}
          onChoose={choose}
          onRing={drafting.setRing}
        />
        <CoverageCard coverage={coverage} nameOf={nameOf} onGo={setAt} />
      </div>
      <div className="side">
        <Side {...props} chosen={grids.find(({ id }) => id === chosenId) ?? null} />
      </div>
    </div>
  );
}

function Tools({ grids, units, mayWrite, drafting }: GridsProps) {
  const { t } = useWords();
  return (
    <>
      <AddressSearch label={t('grids.search')} />
      <AddressCheck name="closed" label={t('grids.closedToo')} />
      <span className="bh-grow" />
      <FileTools grids={grids} units={units} mayWrite={mayWrite} />
      {mayWrite ? (
        <Button
          variant="contained"
          disabled={drafting.draft !== null}
          onClick={() => {
            drafting.begin(t('grids.newName'), grids);
          }}
        >
          {t('grids.new')}
        </Button>
      ) : null}
    </>
  );
}

/** The grids of the area: drawn, named, given to a village; which ground they claim twice or leave out. */
export function GridsPage() {
  const { t, number } = useWords();
  const mayWrite = useSession().permissions.includes('organisation.write');
  const grids = useAllGrids();
  const units = useAllUnits();
  const drafting = useDraft();
  const tabs = <OrganisationTabs area="organisation" />;
  if (grids.data === undefined || units.data === undefined) {
    return (
      <AdminPage title={t('grids.title')} tabs={tabs}>
        <PagePending asked={[grids, units]} />
      </AdminPage>
    );
  }
  const props = { grids: grids.data, units: units.data, mayWrite, drafting };
  const count = grids.data.filter((grid) => grid.active).length;
  return (
    <AdminPage
      wide
      title={t('grids.title')}
      note={t('grids.count', { smart_count: count, count: number(count) })}
      tabs={tabs}
      tools={<Tools {...props} />}
    >
      <Grids {...props} />
    </AdminPage>
  );
}
