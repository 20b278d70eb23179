import AutorenewOutlined from '@mui/icons-material/AutorenewOutlined';
import CloudUploadOutlined from '@mui/icons-material/CloudUploadOutlined';
import ReportOutlined from '@mui/icons-material/ReportOutlined';
import WifiOff from '@mui/icons-material/WifiOff';
import type { SvgIconComponent } from '@mui/icons-material';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { dateWords } from '../../../clocks/date-words.ts';
import { useDateRule } from '../../../clocks/use-wording.ts';
import { NewerScreensWords } from '../../../layout/newer-screens-banner.tsx';
import { useNewerScreens } from '../../../layout/newer-screens.ts';
import { useServiceWords } from '../../../layout/use-service-words.ts';
import { useWords } from '../../../messages/use-words.ts';
import { useSignal } from '../../../providers/signal.ts';
import { useServiceState } from '../../../providers/use-service-state.ts';
import { isWaiting } from '../outbox/drain.ts';
import { kept } from '../outbox/outbox.ts';
import { photosIn } from '../outbox/press.ts';
import { shownSince } from '../offline/answer-keeper.ts';

/** How much waits on the device: 1 件、3 张照片. */
function useUnsent(): { readonly words: string; readonly count: number; readonly refused: number } {
  const { t } = useWords();
  const presses = useSignal(kept);
  const waiting = presses.filter(isWaiting);
  const photos = waiting.flatMap((press) => photosIn(press.body)).length;
  const words =
    photos === 0
      ? t('phone.band.items', { count: waiting.length })
      : t('phone.band.itemsAndPhotos', { count: waiting.length, photos });
  return { words, count: waiting.length, refused: presses.length - waiting.length };
}

function Line({
  icon: Icon,
  tone,
  children,
}: {
  readonly icon: SvgIconComponent;
  readonly tone: 'quiet' | 'severe';
  readonly children: ReactNode;
}) {
  return (
    <div className={`bh-phone-band ${tone}`}>
      <Icon className="bh-icon" aria-hidden="true" />
      <span>{children}</span>
    </div>
  );
}

/** What does not work: the network, or something behind it. */
function NetworkLine({ kept: words }: { readonly kept: string | null }) {
  const { t } = useWords();
  const serviceWords = useServiceWords();
  const state = useServiceState();
  const since = useSignal(shownSince);
  const severe = state === 'engine' || state === 'database';
  // Browsers know of no network only sometimes; what is shown from the device shows it too.
  if (state === 'offline' || (state !== 'fine' && !severe && since !== null)) {
    return (
      <Line icon={WifiOff} tone="quiet">
        <b>{t('phone.band.offline')}</b>
        {words === null ? t('phone.band.keptHere') : t('phone.band.keptUntil', { what: words })}
      </Line>
    );
  }
  if (state !== 'fine') {
    return (
      <Line icon={severe ? ReportOutlined : WifiOff} tone={severe ? 'severe' : 'quiet'}>
        {serviceWords(state)}
      </Line>
    );
  }
  return words === null ? null : (
    <Line icon={CloudUploadOutlined} tone="quiet">
      {t('phone.band.sending', { what: words })}
    </Line>
  );
}

/** Newer screens are taken when somebody wants them. */
function NewerScreensLine() {
  return useNewerScreens() ? (
    <Line icon={AutorenewOutlined} tone="quiet">
      <NewerScreensWords />
    </Line>
  ) : null;
}

/** What of the network, the server and the device somebody at work must know; nothing when all is well. */
export function PhoneBand() {
  const { t } = useWords();
  const rule = useDateRule();
  const { words, count, refused } = useUnsent();
  const since = useSignal(shownSince);
  return (
    <output className="bh-phone-bands">
      <NewerScreensLine />
      <NetworkLine kept={count > 0 ? words : null} />
      {refused > 0 ? (
        <Line icon={ReportOutlined} tone="severe">
          {t('phone.band.refused', { count: refused })} <Link to="/me">{t('phone.band.see')}</Link>
        </Line>
      ) : null}
      {since === null ? null : (
        <Line icon={WifiOff} tone="quiet">
          {t('phone.band.shownSince', { time: dateWords(since, rule) })}
        </Line>
      )}
    </output>
  );
}
