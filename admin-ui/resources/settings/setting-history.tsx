import Button from '@mui/material/Button';
import type { Setting as StoredSetting, SettingChange } from '../../../api/contract/settings.ts';
import type { Setting } from '../../../domain/settings/setting.ts';
import { dateWords } from '../../clocks/date-words.ts';
import { useDateRule } from '../../clocks/use-wording.ts';
import { useWords } from '../../messages/use-words.ts';
import { useSettingHistory } from './setting-queries.ts';
import { useSettingWords } from './use-setting-words.ts';

interface HistoryProps {
  readonly setting: Setting;
  readonly stored: StoredSetting;
  readonly mayWrite: boolean;
  readonly onPutBack: (value: unknown) => void;
}

interface LineProps extends HistoryProps {
  readonly change: SettingChange;
  readonly inForce: boolean;
}

function Line({ setting, change, inForce, mayWrite, onPutBack }: LineProps) {
  const { t, name } = useWords();
  const rule = useDateRule();
  const words = useSettingWords();
  const value =
    change.value === undefined
      ? t('settings.wasReset', { value: words(setting, setting.value) })
      : words(setting, change.value);
  return (
    <li>
      <b>{value}</b>
      <span className="bh-3 bh-sm">
        {change.by === null ? t('settings.byCommand') : name(change.by)}
        <span className="bh-dot" />
        {dateWords(Date.parse(change.at), rule)}
      </span>
      {inForce ? (
        <span className="bh-tag ok">{t('settings.inForce')}</span>
      ) : (
        <Button
          size="small"
          variant="text"
          disabled={!mayWrite}
          onClick={() => {
            onPutBack(change.value);
          }}
        >
          {t('settings.putBack')}
        </Button>
      )}
    </li>
  );
}

/** Who changed it to what; any of the values can be put back. */
export function SettingHistoryList(props: HistoryProps) {
  const { t } = useWords();
  const { data } = useSettingHistory(props.stored.key);
  if (data === undefined) return null;
  return (
    <section>
      <h3>{t('settings.history')}</h3>
      {data.data.length === 0 ? (
        <p className="bh-3">{t('settings.noHistory')}</p>
      ) : (
        <ul className="bh-lines">
          {data.data.map((change, index) => (
            <Line key={change.at} {...props} change={change} inForce={index === 0} />
          ))}
        </ul>
      )}
    </section>
  );
}
