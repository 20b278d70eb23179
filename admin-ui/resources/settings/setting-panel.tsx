import Button from '@mui/material/Button';
import { useId, useState } from 'react';
import type { Setting as StoredSetting } from '../../../api/contract/settings.ts';
import { parseSetting } from '../../../domain/settings/parse-setting.ts';
import type { Setting } from '../../../domain/settings/setting.ts';
import { type SettingKey, settingTable } from '../../../domain/settings/setting-table.ts';
import { useKeptTyping } from '../../forms/use-kept-typing.ts';
import { SidePanel } from '../../layout/side-panel.tsx';
import { useToast } from '../../layout/use-toast.ts';
import { useWords } from '../../messages/use-words.ts';
import { failureCode } from '../../providers/api-failure.ts';
import { useSession } from '../../providers/session.ts';
import { SettingEditor } from './setting-editor.tsx';
import { SettingHistoryList } from './setting-history.tsx';
import { useWriteSetting } from './setting-queries.ts';
import { SettingSourceTag } from './setting-source.tsx';
import { parseTyped, typedOf, valueOf } from './typed-setting.ts';
import { useSettingWords } from './use-setting-words.ts';

interface PanelProps {
  readonly id: SettingKey;
  readonly stored: StoredSetting;
  readonly onClose: () => void;
}

const same = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** Sends a value and offers to take it back; the refusal in words otherwise. */
function useWriting(id: SettingKey, stored: StoredSetting) {
  const { t, code, pick } = useWords();
  const toast = useToast();
  const write = useWriteSetting();
  const words = useSettingWords();
  const [sending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const setting: Setting = settingTable[id];
  const before = stored.version === 0 ? undefined : stored.value;
  const send = async (value: unknown): Promise<boolean> => {
    setSending(true);
    setRefusal(null);
    try {
      const written = await write(id, value, stored.version);
      const params = {
        name: pick(setting.label, setting.labelEn),
        value: words(setting, written.value),
      };
      toast.undoable(t('settings.changed', params), () => {
        write(id, before, written.version).catch((failure: unknown) => {
          toast.error(code('problem', failureCode(failure)));
        });
      });
      return true;
    } catch (failure) {
      setRefusal(code('problem', failureCode(failure)));
      return false;
    } finally {
      setSending(false);
    }
  };
  return { send, sending, refusal };
}

function Facts({ id, stored }: { readonly id: SettingKey; readonly stored: StoredSetting }) {
  const { t } = useWords();
  const words = useSettingWords();
  const setting: Setting = settingTable[id];
  return (
    <dl className="bh-facts">
      <dt>{t('settings.fact.effect')}</dt>
      <dd>{t(`settings.effect.${id}`)}</dd>
      <dt>{t('settings.fact.when')}</dt>
      <dd>{t(setting.inCase ? 'settings.when.laterCases' : 'settings.when.soon')}</dd>
      <dt>{t('settings.fact.value')}</dt>
      <dd>{words(setting, stored.value)}</dd>
      <dt>{t('settings.fact.default')}</dt>
      <dd>{words(setting, setting.value)}</dd>
      <dt>{t('settings.fact.source')}</dt>
      <dd>
        <SettingSourceTag stored={stored} />
      </dd>
    </dl>
  );
}

/** What is allowed, in the words of the setting. */
function useRange(): (setting: Setting) => string {
  const { t } = useWords();
  const words = useSettingWords();
  return (setting) =>
    'minimum' in setting
      ? t('settings.range', {
          from: words(setting, setting.minimum),
          to: words(setting, setting.maximum),
        })
      : t(`settings.expected.${setting.type}`);
}

interface FootProps {
  /** What is typed will do and differs from what is in force. */
  readonly ready: boolean;
  readonly isDefault: boolean;
  readonly kept: boolean;
  readonly sending: boolean;
  readonly onSet: () => void;
  readonly onReset: () => void;
  readonly onGiveUp: () => void;
}

function Foot({ ready, isDefault, kept, sending, onSet, onReset, onGiveUp }: FootProps) {
  const { t } = useWords();
  const mayWrite = useMayWrite();
  return (
    <>
      <Button variant="contained" disabled={!mayWrite || !ready || sending} onClick={onSet}>
        {t(sending ? 'settings.sending' : 'settings.set')}
      </Button>
      <Button disabled={!mayWrite || isDefault || sending} onClick={onReset}>
        {t('settings.reset')}
      </Button>
      {kept ? (
        <Button variant="text" onClick={onGiveUp}>
          {t('settings.giveUp')}
        </Button>
      ) : null}
      {mayWrite ? null : <span className="bh-3 bh-sm">{t('settings.readOnly')}</span>}
    </>
  );
}

const useMayWrite = (): boolean => useSession().permissions.includes('setting.write');

/** One setting: what it does, where its value comes from, an editor, what it was before. */
export function SettingPanel({ id, stored, onClose }: PanelProps) {
  const { t, pick } = useWords();
  const setting: Setting = settingTable[id];
  const mayWrite = useMayWrite();
  const [kept, keep] = useKeptTyping(`setting.${id}`, parseTyped);
  const typed = kept ?? typedOf(setting.type, stored.value);
  const parsed = parseSetting(id, valueOf(setting.type, typed));
  const changed = parsed.ok && !same(parsed.value, stored.value);
  const { send, sending, refusal } = useWriting(id, stored);
  const range = useRange();
  const help = useId();
  const label = pick(setting.label, setting.labelEn);
  const save = async (value: unknown): Promise<void> => {
    if (await send(value)) keep(null);
  };
  return (
    <SidePanel
      title={label}
      note={<span className="bh-mono">{id}</span>}
      onClose={onClose}
      foot={
        <Foot
          ready={changed}
          isDefault={stored.version === 0}
          kept={kept !== null}
          sending={sending}
          onSet={() => void save(parsed.ok ? parsed.value : undefined)}
          onReset={() => void save(undefined)}
          onGiveUp={() => {
            keep(null);
          }}
        />
      }
    >
      <Facts id={id} stored={stored} />
      <section className="bh-field">
        <h3>{t('settings.newValue')}</h3>
        <SettingEditor
          setting={setting}
          typed={typed}
          label={label}
          error={!parsed.ok}
          describedBy={help}
          disabled={!mayWrite}
          onChange={keep}
        />
        <p id={help} className={parsed.ok ? 'bh-field-help' : 'bh-field-error'} aria-live="polite">
          {range(setting)}
        </p>
        {refusal === null ? null : (
          <p className="bh-bad" role="alert">
            {refusal}
          </p>
        )}
      </section>
      <SettingHistoryList
        setting={setting}
        stored={stored}
        mayWrite={mayWrite && !sending}
        onPutBack={(value) => void save(value)}
      />
    </SidePanel>
  );
}
