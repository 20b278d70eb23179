import { durationMillis } from '../../../domain/settings/iso-duration.ts';
import type { Setting } from '../../../domain/settings/setting.ts';
import { parseLimit } from '../../../domain/limits/parse-limit.ts';
import { durationWords, limitWords } from '../../clocks/duration-words.ts';
import { useTongue } from '../../clocks/use-wording.ts';
import type { MessageKey } from '../../messages/message-key.ts';
import { useWords } from '../../messages/use-words.ts';

const choiceWords: Readonly<Record<string, MessageKey>> = {
  resume: 'settings.choice.resume',
  restart: 'settings.choice.restart',
  none: 'settings.choice.none',
  blue: 'settings.choice.blue',
  orange: 'settings.choice.orange',
  red: 'settings.choice.red',
};

/** The value of a setting in words: 4 工作时, 80%, 12 小时, 3 次. */
export function useSettingWords(): (setting: Setting, value: unknown) => string {
  const { t, number } = useWords();
  const tongue = useTongue();
  const duration = (value: unknown): string => {
    const millis = typeof value === 'string' ? (durationMillis(value) ?? 0) : 0;
    return millis === 0 ? t('settings.noWait') : durationWords(millis, tongue, { round: 'down' });
  };
  const integer = (setting: Setting, value: unknown): string => {
    const count = number(Number(value));
    const unit = 'unit' in setting ? setting.unit : undefined;
    return unit === undefined ? count : t(`settings.amount.${unit}`, { count });
  };
  const words: { readonly [T in Setting['type']]: (setting: Setting, value: unknown) => string } = {
    limit: (_setting, value) => {
      const limit = parseLimit(value);
      return limit === null ? '' : limitWords(limit, tongue);
    },
    share: (_setting, value) => `${Number((Number(value) * 100).toFixed(4))}%`,
    duration: (_setting, value) => duration(value),
    integer,
    choice: (_setting, value) => {
      const key = choiceWords[String(value)];
      return key === undefined ? String(value) : t(key);
    },
  };
  return (setting, value) => words[setting.type](setting, value);
}
