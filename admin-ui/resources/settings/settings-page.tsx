import type { Setting as StoredSetting } from '../../../api/contract/settings.ts';
import type { Setting } from '../../../domain/settings/setting.ts';
import {
  isSettingKey,
  type SettingKey,
  settingTable,
} from '../../../domain/settings/setting-table.ts';
import { AdminPage } from '../../layout/admin-page.tsx';
import { HeadSearch } from '../../layout/head-search.tsx';
import { PagePending } from '../../layout/page-pending.tsx';
import { useWords } from '../../messages/use-words.ts';
import { useSearch } from '../../providers/use-search.ts';
import { InstallationCard } from './installation-card.tsx';
import { SettingPanel } from './setting-panel.tsx';
import { useSettings } from './setting-queries.ts';
import { SettingSourceTag } from './setting-source.tsx';
import { useSettingWords } from './use-setting-words.ts';
import './settings.css';

const groups = [
  'limits',
  'supervision',
  'clocks',
  'counts',
  'callback',
  'duplicates',
  'security',
  'system',
] as const satisfies readonly Setting['group'][];

interface Known {
  readonly id: SettingKey;
  readonly setting: Setting;
  readonly stored: StoredSetting;
}

const knownOf = (stored: readonly StoredSetting[]): Known[] =>
  stored.flatMap((one) =>
    isSettingKey(one.key) ? [{ id: one.key, setting: settingTable[one.key], stored: one }] : [],
  );

/** By key or by name in either language. */
const fits = ({ id, setting }: Known, text: string): boolean =>
  [id, setting.label, setting.labelEn].some((words) =>
    words.toLowerCase().includes(text.trim().toLowerCase()),
  );

function Row({
  known,
  on,
  onOpen,
}: {
  readonly known: Known;
  readonly on: boolean;
  readonly onOpen: () => void;
}) {
  const { t, pick } = useWords();
  const words = useSettingWords();
  const { id, setting, stored } = known;
  const differs = stored.source !== 'default';
  return (
    <tr className={on ? 'on' : ''}>
      <td>
        <button type="button" className="open" onClick={onOpen}>
          {pick(setting.label, setting.labelEn)}
        </button>
        <div className="bh-3 bh-xs bh-mono">{id}</div>
      </td>
      <td data-label={t('settings.column.value')}>
        {differs ? <b>{words(setting, stored.value)}</b> : words(setting, stored.value)}
      </td>
      <td className="bh-2" data-label={t('settings.column.default')}>
        {words(setting, setting.value)}
      </td>
      <td data-label={t('settings.column.source')}>
        <SettingSourceTag stored={stored} />
      </td>
      <td className="bh-2" data-label={t('settings.column.when')}>
        {t(setting.inCase ? 'settings.when.laterCases' : 'settings.when.soon')}
      </td>
    </tr>
  );
}

interface GroupProps {
  readonly group: Setting['group'];
  readonly settings: readonly Known[];
  readonly open: string | null;
  readonly onOpen: (id: SettingKey) => void;
}

function Group({ group, settings, open, onOpen }: GroupProps) {
  const { t } = useWords();
  if (settings.length === 0) return null;
  return (
    <section className="bh-card">
      <header>
        <h2>{t(`settings.group.${group}`)}</h2>
        <span className="bh-3 bh-sm">{t(`settings.groupHint.${group}`)}</span>
      </header>
      <div className="bh-scroll-x">
        <table className="bh-table bh-stacked bh-settings">
          <thead>
            <tr>
              {(['setting', 'value', 'default', 'source', 'when'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`settings.column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {settings.map((known) => (
              <Row
                key={known.id}
                known={known}
                on={open === known.id}
                onOpen={() => {
                  onOpen(known.id);
                }}
              />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** The search, whether only what was changed is shown, and the open setting stand in the address. */
function useAddress() {
  const [search, setSearch] = useSearch();
  const change = (name: 'q' | 'changed' | 'key', value: string): void => {
    setSearch((now) => {
      if (value === '') now.delete(name);
      else now.set(name, value);
      return now;
    });
  };
  return {
    q: search.get('q') ?? '',
    changedOnly: search.get('changed') === '1',
    key: search.get('key'),
    change,
  };
}

/** Every setting with its value, where that comes from, and what it does. */
export function SettingsPage() {
  const { t, number } = useWords();
  const query = useSettings();
  const { data } = query;
  const { q, changedOnly, key, change } = useAddress();
  const known = knownOf(data?.data ?? []);
  const changed = known.filter(({ stored }) => stored.source !== 'default');
  const shown = (changedOnly ? changed : known).filter((one) => fits(one, q));
  const open = known.find(({ id }) => id === key);
  const tools = (
    <>
      <HeadSearch
        label={t('settings.search')}
        value={q}
        onSearch={(text) => {
          change('q', text);
        }}
      />
      <fieldset className="bh-seg" aria-label={t('settings.which')}>
        {[false, true].map((only) => (
          <button
            key={String(only)}
            type="button"
            aria-pressed={changedOnly === only}
            onClick={() => {
              change('changed', only ? '1' : '');
            }}
          >
            {t(only ? 'settings.changedOnly' : 'settings.all', {
              count: number(only ? changed.length : known.length),
            })}
          </button>
        ))}
      </fieldset>
    </>
  );
  if (data === undefined) {
    return (
      <AdminPage title={t('settings.title')}>
        <PagePending asked={[query]} />
      </AdminPage>
    );
  }
  return (
    <AdminPage title={t('settings.title')} tools={tools}>
      {shown.length === 0 ? (
        <section className="bh-page-nothing">
          <h2>{t('settings.noneFound')}</h2>
        </section>
      ) : null}
      {groups.map((group) => (
        <Group
          key={group}
          group={group}
          settings={shown.filter(({ setting }) => setting.group === group)}
          open={key}
          onOpen={(id) => {
            change('key', id);
          }}
        />
      ))}
      {changedOnly || q !== '' ? null : <InstallationCard settings={data.installation} />}
      {open === undefined ? null : (
        <SettingPanel
          key={open.id}
          id={open.id}
          stored={open.stored}
          onClose={() => {
            change('key', '');
          }}
        />
      )}
    </AdminPage>
  );
}
