import { useTranslate } from 'ra-core';
import { Link } from 'react-router';
import type { CaseSummary } from '../../../api/contract/cases.ts';
import { ClockChip } from '../../clocks/clock-chip.tsx';
import { dateWords } from '../../clocks/date-words.ts';
import { StageMark } from '../../clocks/stage-mark.tsx';
import { useDateRule } from '../../clocks/use-wording.ts';
import { CardTag } from '../../fields/card-tag.tsx';
import { PriorityMark } from '../../fields/priority-mark.tsx';
import { SecrecyMark } from '../../fields/secrecy-mark.tsx';
import { useWords } from '../../messages/use-words.ts';

const ended: ReadonlySet<CaseSummary['state']> = new Set(['closed', 'void']);

/** Title with its marks, number, place and class. */
function Matter({ row }: { readonly row: CaseSummary }) {
  const { pick } = useWords();
  return (
    <span className="matter">
      <span className="title">
        <span className="bh-cut">{row.title}</span>
        <PriorityMark urgency={row.urgency} />
        <SecrecyMark secrecy={row.secrecy} />
        {row.card === null ? null : <CardTag level={row.card} />}
      </span>
      <span className="bh-cut bh-3 bh-sm">
        <span className="bh-mono">{row.number}</span>
        {row.address === null ? null : <span className="bh-dot">{row.address}</span>}
        {row.className === null ? null : (
          <span className="bh-dot">{pick(row.className, row.classNameEn)}</span>
        )}
      </span>
    </span>
  );
}

/** One case: clock, stage, matter with number and place, unit, channel and time. */
export function CaseListRow({ row }: { readonly row: CaseSummary }) {
  const translate = useTranslate();
  const rule = useDateRule();
  const { name, code } = useWords();
  const isEnded = ended.has(row.state);
  const unit = row.unit === null ? translate('cases.list.noUnit') : name(row.unit);
  return (
    <li className={isEnded ? 'row ended' : 'row'}>
      <Link to={`/cases/${encodeURIComponent(row.id)}`} title={row.title}>
        <span className="clock">
          {isEnded ? (
            <span className="bh-tag">{translate(`cases.state.${row.state}`)}</span>
          ) : (
            <ClockChip
              state={row.clockState}
              dueAt={row.dueAt}
              remainingMillis={row.remainingMillis}
              unit={row.limitUnit}
              terse
            />
          )}
        </span>
        <span className="stage">
          {row.stage === null || isEnded ? null : <StageMark stage={row.stage} />}
          {row.state === 'suspended' || row.state === 'opening' ? (
            <span className="bh-tag warn">{translate(`cases.state.${row.state}`)}</span>
          ) : null}
        </span>
        <Matter row={row} />
        <span className="unit bh-cut bh-2" title={unit}>
          {unit}
        </span>
        <span className="source">
          <span className="bh-2">{code('channel', row.channel)}</span>
          <time className="bh-3 bh-sm" dateTime={row.endedAt ?? row.createdAt}>
            {row.endedAt === null
              ? dateWords(Date.parse(row.createdAt), rule)
              : translate('cases.list.ended', { time: dateWords(Date.parse(row.endedAt), rule) })}
          </time>
        </span>
      </Link>
    </li>
  );
}
