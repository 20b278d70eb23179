import Button from '@mui/material/Button';
import { useState } from 'react';
import { useStore } from 'ra-core';
import { useSearchParams } from 'react-router';
import type { Unit } from '../../../api/contract/reference.ts';
import { usePageTitle } from '../../layout/use-page-title.ts';
import { PagePending } from '../../layout/page-pending.tsx';
import { useWords } from '../../messages/use-words.ts';
import { useSession } from '../../providers/session.ts';
import { AddressCheck, AddressSearch } from './address-tools.tsx';
import { OrganisationTabs } from './organisation-tabs.tsx';
import { useAllUnits } from './organisation-queries.ts';
import { NewUnitDialog } from './unit-form.tsx';
import { UnitPanel } from './unit-panel.tsx';
import { treeRows } from './unit-tree.ts';
import { UnitTreeView } from './unit-tree-view.tsx';
import { useAddress } from './use-address.ts';
import './organisation.css';
import './units.css';

function Units({ units }: { readonly units: readonly Unit[] }) {
  const { t } = useWords();
  const [get, change] = useAddress();
  const [folded, setFolded] = useStore<readonly string[]>('folded-units', []);
  const text = get('q');
  const closedToo = get('closed') === 'true';
  const rows = treeRows(units, { folded: new Set(folded), text, closedToo });
  const centre = units.find((unit) => unit.parentId === null)?.id ?? null;
  const chosen = get('unit') === '' ? centre : get('unit');
  return (
    <div className="bh-two">
      <div className="left">
        <div className="narrow">
          <AddressSearch label={t('organisation.searchUnits')} />
          <AddressCheck name="closed" label={t('organisation.closedToo')} />
        </div>
        {rows.length === 0 ? (
          <p className="bh-3 empty">{t('organisation.noUnits')}</p>
        ) : (
          <UnitTreeView
            rows={rows}
            chosen={chosen}
            onChoose={(id) => {
              change('unit', id);
            }}
            onFold={(id, fold) => {
              setFolded(fold ? [...folded, id] : folded.filter((known) => known !== id));
            }}
          />
        )}
      </div>
      <div className="right">
        {chosen === null ? null : (
          <UnitPanel
            id={chosen}
            units={units}
            onGo={(id) => {
              change('unit', id);
            }}
          />
        )}
      </div>
    </div>
  );
}

function NewUnit({ units }: { readonly units: readonly Unit[] }) {
  const { t } = useWords();
  const [, setSearch] = useSearchParams();
  const [asked, setAsked] = useState(false);
  const centre = units.find((unit) => unit.parentId === null)?.id ?? null;
  return (
    <>
      <Button
        variant="contained"
        onClick={() => {
          setAsked(true);
        }}
      >
        {t('organisation.unit.new')}
      </Button>
      {asked ? (
        <NewUnitDialog
          units={units}
          parentId={centre}
          onMade={(id) => {
            setSearch({ unit: id });
          }}
          onClose={() => {
            setAsked(false);
          }}
        />
      ) : null}
    </>
  );
}

/** The units as a tree, one of them beside it; search and the chosen unit stand in the address. */
export function UnitsPage() {
  const { t } = useWords();
  usePageTitle(t('organisation.tab.units'));
  const { permissions } = useSession();
  const query = useAllUnits();
  const units = query.data;
  return (
    <section className="bh-organisation" aria-label={t('organisation.tab.units')}>
      <header className="head">
        <h1>{t('organisation.tab.units')}</h1>
        <OrganisationTabs area="organisation" />
        <span className="bh-grow" />
        {units !== undefined && permissions.includes('organisation.write') ? (
          <NewUnit units={units} />
        ) : null}
      </header>
      {units === undefined ? null : <Units units={units} />}
      <PagePending asked={[query]} what={t('organisation.tab.units')} />
    </section>
  );
}
