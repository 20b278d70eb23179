import CheckCircleOutline from '@mui/icons-material/CheckCircleOutlined';
import DataUsage from '@mui/icons-material/DataUsage';
import EventBusyOutlined from '@mui/icons-material/EventBusyOutlined';
import HourglassBottom from '@mui/icons-material/HourglassBottom';
import Pause from '@mui/icons-material/Pause';
import RemoveCircleOutline from '@mui/icons-material/RemoveCircleOutlined';
import ReportOutlined from '@mui/icons-material/ReportOutlined';
import type { SvgIconComponent } from '@mui/icons-material';
import { useTranslate } from 'ra-core';
import type { ClockState } from '../../domain/clocks/judged-clock.ts';
import type { LimitUnit } from '../../domain/limits/limit.ts';
import { clockName } from './clock-name.ts';
import { readingWords, type ClockFacts, type ClockReading } from './clock-reading.ts';
import { useReading } from './use-reading.ts';
import { useTicking } from './use-ticking.ts';
import { useDateRule } from './use-wording.ts';
import './clocks.css';

const icons: { readonly [S in ClockState]: SvgIconComponent } = {
  fine: DataUsage,
  warn: HourglassBottom,
  overdue: ReportOutlined,
  paused: Pause,
  stopped: CheckCircleOutline,
  none: RemoveCircleOutline,
  undetermined: EventBusyOutlined,
};

export interface ClockChipProps {
  readonly state: ClockState;
  /** ISO 8601 or null. */
  readonly dueAt: string | null;
  /** Milliseconds of the limit's own time left when the server answered; negative when overdue. */
  readonly remainingMillis: number | null;
  readonly unit: LimitUnit | null;
  /** Said after the time: "/ 派遣 15 分". */
  readonly limitText?: string | undefined;
  /** The same where it is read aloud: "Dispatch has 15 minutes". */
  readonly limitName?: string | undefined;
  /** Length of the limit when it is in clock time; decides whether seconds are said. */
  readonly limitMillis?: number | null | undefined;
  /** Drops the （工作时） of working-time clocks, for narrow columns. */
  readonly terse?: boolean | undefined;
  readonly big?: boolean | undefined;
  /** What it stands in says more at hover. */
  readonly untitled?: boolean | undefined;
}

/** A message key and its time for what the chip says. */
function wordsKey(reading: ClockReading, time: string): string {
  const { state, left } = reading;
  if (state === 'none' || state === 'undetermined') {
    return `clocks.chip.${state}`;
  }
  if (time === '') {
    return state === 'paused' ? 'clocks.chip.pausedOnly' : timelessKey(state);
  }
  if (state === 'stopped') {
    return left !== null && left < 0 ? 'clocks.chip.late' : 'clocks.chip.onTime';
  }
  return `clocks.chip.${state}`;
}
const timelessKey = (state: 'fine' | 'warn' | 'overdue' | 'stopped'): string =>
  state === 'stopped' ? 'clocks.chip.stopped' : `clocks.chip.stateOnly.${state}`;

/**
 * A clock in one of its states (screens section 5), each with its own form, icon and words.
 * It ticks with the page's ticker; it is no live region.
 */
export function ClockChip(props: ClockChipProps) {
  const translate = useTranslate();
  const rule = useDateRule();
  const facts: ClockFacts = {
    state: props.state,
    dueAt: props.dueAt === null ? null : Date.parse(props.dueAt),
    remainingMillis: props.remainingMillis,
    unit: props.unit,
  };
  const read = useReading(facts);
  // Drawn again only when the words differ; the reading itself is then taken anew.
  const limitMillis = props.limitMillis ?? null;
  const time = useTicking(() => readingWords(read(), facts, rule.tongue, { limitMillis }));
  const state = useTicking(() => read().state);
  const left = read().left;
  const words = translate(wordsKey({ state, left }, time), { time });
  const suffix =
    props.unit === null || time === '' || props.terse === true
      ? ''
      : translate(`clocks.unit.${props.unit}`);
  const name = clockName(read(), facts, { ...rule, limitMillis }, translate);
  const label =
    props.limitName === undefined
      ? name
      : translate('clocks.spoken.limit', { said: name, limit: props.limitName });
  const Icon = icons[state];
  return (
    <time
      className={`bh-clock ${state}${props.big === true ? ' big' : ''}`}
      dateTime={props.dueAt ?? undefined}
      aria-label={label}
      title={props.untitled === true ? undefined : label}
    >
      <Icon className="bh-icon" aria-hidden="true" />
      <span className="bh-clock-words">
        {words}
        {suffix === '' ? null : <small>{suffix}</small>}
        {props.limitText === undefined ? null : <small> / {props.limitText}</small>}
      </span>
    </time>
  );
}
