import type { SettingList } from '../../../api/contract/settings.ts';
import { useWords } from '../../messages/use-words.ts';

type InstallationSetting = SettingList['installation'][number];

function Value({ setting }: { readonly setting: InstallationSetting }) {
  const { t } = useWords();
  if (setting.value !== null) return <span className="bh-mono">{setting.value}</span>;
  const hidden = setting.secret && setting.given;
  return <span className="bh-3">{t(hidden ? 'settings.secret' : 'settings.notSet')}</span>;
}

/** What the environment of the server decides; it is changed there, and read at the start. */
export function InstallationCard({
  settings,
}: {
  readonly settings: readonly InstallationSetting[];
}) {
  const { t } = useWords();
  if (settings.length === 0) return null;
  return (
    <section className="bh-card">
      <header>
        <h2>{t('settings.installation')}</h2>
        <span className="bh-3 bh-sm">{t('settings.installationHint')}</span>
      </header>
      <div className="bh-scroll-x">
        <table className="bh-table bh-stacked bh-settings">
          <thead>
            <tr>
              <th scope="col">{t('settings.column.variable')}</th>
              <th scope="col">{t('settings.column.value')}</th>
              <th scope="col">{t('settings.column.source')}</th>
            </tr>
          </thead>
          <tbody>
            {settings.map((setting) => (
              <tr key={setting.name}>
                <td className="bh-mono">{setting.name}</td>
                <td data-label={t('settings.column.value')}>
                  <Value setting={setting} />
                </td>
                <td
                  className={setting.given ? '' : 'bh-3'}
                  data-label={t('settings.column.source')}
                >
                  {t(setting.given ? 'settings.source.environment' : 'settings.source.default')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
