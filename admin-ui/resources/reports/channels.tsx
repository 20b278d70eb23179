import { useTranslate } from 'ra-core';
import { channels, type Channel } from '../../../domain/stages.ts';
import { useWords } from '../../messages/use-words.ts';

/** Which channels stand side by side; the rest are behind a list. */
const seatChannels: readonly Channel[] = ['phone', 'visit', 'leader', 'upper'];
const gridChannels: readonly Channel[] = ['grid', 'patrol'];
/** Imports are jobs, and grid workers report themselves. */
const notHere: ReadonlySet<Channel> = new Set(['import', 'grid']);
const otherChannels = channels.filter(
  (channel) => !seatChannels.includes(channel) && !notHere.has(channel),
);

interface ChannelsProps {
  /** A grid worker reports from the street, a seat takes from everywhere. */
  readonly isGrid: boolean;
  readonly chosen: Channel;
  readonly disabled: boolean;
  readonly onChoose: (channel: Channel) => void;
}

/** Where the report comes from. */
export function Channels({ isGrid, chosen, disabled, onChoose }: ChannelsProps) {
  const shown = isGrid ? gridChannels : seatChannels;
  const others = isGrid ? [] : otherChannels;
  const translate = useTranslate();
  const { code } = useWords();
  return (
    <fieldset
      className="bh-seg channels"
      aria-label={translate('reports.channels')}
      disabled={disabled}
    >
      {shown.map((channel) => (
        <button
          key={channel}
          type="button"
          aria-pressed={channel === chosen}
          onClick={() => {
            onChoose(channel);
          }}
        >
          {code('channel', channel)}
        </button>
      ))}
      {others.length === 0 ? null : (
        <select
          className={others.includes(chosen) ? 'on' : ''}
          aria-label={translate('reports.otherChannel')}
          value={others.includes(chosen) ? chosen : ''}
          onChange={(event) => {
            const found = others.find((channel) => channel === event.target.value);
            if (found !== undefined) {
              onChoose(found);
            }
          }}
        >
          <option value="" disabled>
            {translate('reports.otherChannel')}
          </option>
          {others.map((channel) => (
            <option key={channel} value={channel}>
              {code('channel', channel)}
            </option>
          ))}
        </select>
      )}
    </fieldset>
  );
}
