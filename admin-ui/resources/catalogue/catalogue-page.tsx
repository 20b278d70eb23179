import Button from '@mui/material/Button';
import type {
  CataloguePeriod,
  CatalogueVersion,
  CatalogueVersions,
} from '../../../api/contract/catalogue.ts';
import { classKinds } from '../../../domain/catalogue/catalogue.ts';
import { AdminPage } from '../../layout/admin-page.tsx';
import { PagePending } from '../../layout/page-pending.tsx';
import { useWords } from '../../messages/use-words.ts';
import { useSession } from '../../providers/session.ts';
import { AddressCheck, AddressSearch } from '../organisation/address-tools.tsx';
import { OrganisationTabs } from '../organisation/organisation-tabs.tsx';
import { useAddress } from '../organisation/use-address.ts';
import {
  type ShownClass,
  useCatalogueVersions,
  useClasses,
  useRetired,
} from './catalogue-queries.ts';
import { ClassPanel } from './class-panel.tsx';
import { ClassTable } from './class-table.tsx';
import { ComparePanel } from './compare-panel.tsx';
import { useCatalogueChange } from './use-catalogue-change.tsx';
import { VersionsCard } from './versions-card.tsx';
import './catalogue.css';

function Tools({ onAdd }: { readonly onAdd: (() => void) | null }) {
  const { t } = useWords();
  const [get, set] = useAddress();
  const versions = get('view') === 'versions';
  const toggle = (
    <Button
      onClick={() => {
        set('view', versions ? '' : 'versions');
      }}
    >
      {t(versions ? 'catalogue.classes' : 'catalogue.versions')}
    </Button>
  );
  if (versions) return toggle;
  return (
    <>
      <AddressSearch label={t('catalogue.search')} />
      <select
        aria-label={t('catalogue.column.name')}
        value={get('kind')}
        onChange={(event) => {
          set('kind', event.target.value);
        }}
      >
        <option value="">{t('catalogue.allKinds')}</option>
        {classKinds.map((kind) => (
          <option key={kind} value={kind}>
            {t(`catalogue.kind.${kind}`)}
          </option>
        ))}
      </select>
      <AddressCheck name="retired" label={t('catalogue.retiredOnly')} />
      <span className="bh-grow" />
      {toggle}
      {onAdd === null ? null : <Button onClick={onAdd}>{t('catalogue.add')}</Button>}
    </>
  );
}

const fits = ({ code, name, nameEn, keywords = [] }: ShownClass, words: string): boolean =>
  [code, name, nameEn, ...keywords].some((text) =>
    text.toLowerCase().includes(words.trim().toLowerCase()),
  );

function Classes({ onOpen }: { readonly onOpen: (chosen: string) => void }) {
  const { t } = useWords();
  const [get] = useAddress();
  const [words, kind, retiredOnly] = [get('q'), get('kind'), get('retired') === 'true'];
  const inForce = useClasses(words);
  const retired = useRetired();
  const query = retiredOnly ? retired : inForce;
  const { data } = query;
  if (data === undefined) return <PagePending asked={[query]} />;
  const shown = data.filter(
    (found) => (kind === '' || found.kind === kind) && (!retiredOnly || fits(found, words)),
  );
  if (shown.length === 0) {
    return (
      <section className="bh-page-nothing">
        <p className="bh-2">
          {t(retiredOnly && words === '' ? 'catalogue.noneRetired' : 'catalogue.nothing')}
        </p>
      </section>
    );
  }
  return (
    <ClassTable
      classes={shown}
      grouped={words === '' || retiredOnly}
      chosen={get('class')}
      onOpen={(key) => {
        onOpen(`${key.kind}:${key.code}`);
      }}
    />
  );
}

/** What of the page stands beside it: a class, or two versions; both by the address. */
function Panels({
  versions,
  onAct,
}: {
  readonly versions: CatalogueVersions;
  readonly onAct: Parameters<typeof ClassPanel>[0]['onAct'];
}) {
  const [get, set] = useAddress();
  const [kindText, code = ''] = get('class').split(':');
  const kind = classKinds.find((known) => known === kindText);
  const [from = '', to = ''] = get('compare').split('~');
  if (to !== '') {
    return (
      <ComparePanel
        versions={versions}
        from={from}
        to={to}
        onChoose={(one, other) => {
          set('compare', `${one}~${other}`);
        }}
        onClose={() => {
          set('compare', '');
        }}
      />
    );
  }
  if (kind === undefined) return null;
  return (
    <ClassPanel
      key={get('class')}
      of={{ kind, code }}
      inForce={versions.versions.find(({ id }) => id === versions.inForce)}
      onAct={onAct}
      onClose={() => {
        set('class', '');
      }}
    />
  );
}

interface ContentProps {
  readonly versions: CatalogueVersions;
  readonly onPutBack: Parameters<typeof VersionsCard>[0]['onPutBack'];
}

function Content({ versions, onPutBack }: ContentProps) {
  const { t } = useWords();
  const [get, set] = useAddress();
  if (versions.inForce === null) return <p className="empty bh-2">{t('catalogue.noCatalogue')}</p>;
  return get('view') === 'versions' ? (
    <VersionsCard
      versions={versions}
      onCompare={(from, to) => {
        set('compare', `${from}~${to}`);
      }}
      onPutBack={onPutBack}
    />
  ) : (
    <Classes
      onOpen={(chosen) => {
        set('class', chosen);
      }}
    />
  );
}

/** What is in force, beside the title. */
function InForce({ of }: { readonly of: CatalogueVersion | undefined }) {
  const { t, number } = useWords();
  return of === undefined
    ? null
    : t('catalogue.counts', {
        standard: of.standard,
        classes: number(of.classes),
        conditions: number(of.conditions),
      });
}

/** The catalogue of classes: what is filed by which condition, within which limit, since when. */
export function CataloguePage() {
  const { t } = useWords();
  const mayWrite = useSession().permissions.includes('catalogue.write');
  const query = useCatalogueVersions();
  const { data } = query;
  const { data: classes = [] } = useClasses('');
  const inForce = data?.versions.find(({ id }) => id === data.inForce);
  const { want, dialog } = useCatalogueChange(data?.inForce ?? null, classes);
  const add = (): void => {
    want({ act: 'add' });
  };
  const putBack = (period: CataloguePeriod): void => {
    want({ act: 'put-back', period });
  };
  return (
    <AdminPage
      title={t('catalogue.title')}
      note={<InForce of={inForce} />}
      tabs={<OrganisationTabs area="organisation" />}
      tools={<Tools onAdd={mayWrite && inForce !== undefined ? add : null} />}
    >
      <PagePending asked={[query]} />
      {data === undefined ? null : (
        <>
          <Content versions={data} onPutBack={mayWrite ? putBack : null} />
          <Panels
            versions={data}
            onAct={(act, of, open) => {
              want({ act, of, open });
            }}
          />
        </>
      )}
      {dialog}
    </AdminPage>
  );
}
