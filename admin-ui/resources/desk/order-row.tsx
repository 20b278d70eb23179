import CampaignOutlined from '@mui/icons-material/CampaignOutlined';
import NotificationsOutlined from '@mui/icons-material/NotificationsOutlined';
import { Link } from 'react-router';
import type { Order } from '../../../api/contract/desk.ts';
import { dateWords } from '../../clocks/date-words.ts';
import { durationWords } from '../../clocks/duration-words.ts';
import { useDateRule } from '../../clocks/use-wording.ts';
import { CardTag } from '../../fields/card-tag.tsx';
import { SecrecyMark } from '../../fields/secrecy-mark.tsx';
import { useWords } from '../../messages/use-words.ts';
import { UrgeButton } from './urge-button.tsx';
import { useWhom } from './whom.ts';

const minuteMillis = 60_000;

/** What it is: the color of a card, how often it was urged, who asked for it. */
function Kind({ order }: { readonly order: Order }) {
  const { t, code, number } = useWords();
  const { kind, level, times, channel } = order;
  if (level !== null) return <CardTag level={level} />;
  const Icon = kind === 'urge' ? NotificationsOutlined : CampaignOutlined;
  return (
    <span className={kind === 'urge' ? 'bh-tag warn' : 'bh-tag info'}>
      <Icon className="bh-icon" aria-hidden="true" />
      {kind === 'urge' ? t('desk.urges', { count: number(times ?? 1) }) : code('channel', channel)}
    </span>
  );
}

/** How long nobody has acknowledged it. */
function Age({ order }: { readonly order: Order }) {
  const { t } = useWords();
  const rule = useDateRule();
  const since = Date.parse(order.at);
  const millis = rule.now - since;
  const words = durationWords(millis, rule.tongue, { round: 'down', days: true, seconds: false });
  return (
    <time className="age" dateTime={order.at} title={dateWords(since, rule)}>
      {millis < minuteMillis ? t('desk.justNow') : t('desk.waits', { time: words })}
    </time>
  );
}

/** An order that nobody has acknowledged: what, to whom, by whom, for how long. */
export function OrderRow({ row: order }: { readonly row: Order }) {
  const { t, name } = useWords();
  const whom = useWhom();
  const { kind, by, title, caseNumber } = order;
  const from = kind === 'card' && by === null ? t('desk.bySystem') : null;
  return (
    <li className="row">
      <span className="kind">
        <Kind order={order} />
      </span>
      <span className="matter">
        <Link to={`/cases/${encodeURIComponent(caseNumber)}`} className="title">
          {title}
        </Link>
        <span className="bh-3 bh-sm">
          {caseNumber} <SecrecyMark secrecy={order.secrecy} />
          <span className="bh-2 bh-dot close">{t('desk.to', { who: whom(order) })}</span>
          {by === null && from === null ? null : (
            <span className="bh-dot">{by === null ? from : t('desk.from', { who: name(by) })}</span>
          )}
        </span>
      </span>
      <Age order={order} />
      <UrgeButton caseId={order.caseId} caseNumber={caseNumber} />
    </li>
  );
}
