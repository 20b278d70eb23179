import Tooltip from '@mui/material/Tooltip';
import { useTranslate } from 'ra-core';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import type { Clock } from '../../../../api/contract/cases.ts';
import { causeText } from '../../../clocks/cause-words.ts';
import { dueWords } from '../../../clocks/date-words.ts';
import { limitWords } from '../../../clocks/duration-words.ts';
import { useDateRule } from '../../../clocks/use-wording.ts';
import { useWords } from '../../../messages/use-words.ts';

export interface ClockWhyProps {
  readonly clock: Clock;
  readonly caseId: string;
  readonly children: ReactElement;
}

/** Due time, limit, calendar, and what moved it last. */
function useFacts(clock: Clock): readonly string[] {
  const { t } = useWords();
  const translate = useTranslate();
  const rule = useDateRule();
  const { dueAt, limit, calendarVersion } = clock;
  const cause = clock.segments.at(-1)?.cause;
  return [
    dueAt === null ? null : t('clocks.chip.due', { due: dueWords(Date.parse(dueAt), rule) }),
    limit === null ? null : t('clocks.chip.limit', { limit: limitWords(limit, rule.tongue) }),
    t('clocks.chip.calendar', { version: calendarVersion }),
    cause === undefined
      ? null
      : t('clocks.chip.cause', { cause: causeText(cause, translate, rule.tongue) }),
  ].filter((fact) => fact !== null);
}

/** Around a clock: hover or focus says what it goes by, a press leads to why it stands there (screens section 5). */
export function ClockWhy({ clock, caseId, children }: ClockWhyProps) {
  const { t } = useWords();
  const facts = useFacts(clock);
  return (
    <Tooltip
      describeChild
      title={
        <span className="bh-clock-facts">
          {facts.map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
        </span>
      }
    >
      <Link className="bh-clock-why" to={`/cases/${encodeURIComponent(caseId)}/diagram`}>
        {children}
        <span className="bh-sr"> {t('task.why')}</span>
      </Link>
    </Tooltip>
  );
}
