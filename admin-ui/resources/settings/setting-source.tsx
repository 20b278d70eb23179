import type { Setting as StoredSetting } from '../../../api/contract/settings.ts';
import { dateWords } from '../../clocks/date-words.ts';
import { useDateRule } from '../../clocks/use-wording.ts';
import { useWords } from '../../messages/use-words.ts';

/** Where the value in force comes from: the default, the installation, or somebody, and when. */
export function SettingSourceTag({ stored }: { readonly stored: StoredSetting }) {
  const { t, name } = useWords();
  const rule = useDateRule();
  const { source, updatedAt, updatedBy } = stored;
  if (source === 'passed-over')
    return <span className="bh-tag bad">{t('settings.source.passed-over')}</span>;
  if (source === 'default' || updatedAt === null)
    return <span className="bh-3">{t('settings.source.default')}</span>;
  const who = updatedBy === null ? t('settings.source.installation') : name(updatedBy);
  return (
    <span>
      {who} <span className="bh-3 bh-sm bh-nowrap">{dateWords(Date.parse(updatedAt), rule)}</span>
    </span>
  );
}
