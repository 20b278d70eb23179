import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { type KeyboardEvent, type MouseEvent, useMemo, useRef, useState } from 'react';
import { useWords } from '../../messages/use-words.ts';
import {
  choicesFor,
  dayAway,
  type DayKind,
  type MonthDay,
  monthsOf,
  type Years,
} from './year-days.ts';

interface YearViewProps {
  readonly year: number;
  readonly years: Years;
  readonly today: string;
  /** Dates that the draft changes. */
  readonly changed: ReadonlySet<string>;
  /** Null: it is looked at, not changed. */
  readonly onDay: ((date: string, kind: DayKind) => void) | null;
}

interface CellProps {
  readonly cell: MonthDay;
  readonly current: boolean;
  readonly today: boolean;
  readonly changed: boolean;
  readonly onOpen: ((date: string, at: HTMLElement) => void) | null;
}

const weekdays = ['d1', 'd2', 'd3', 'd4', 'd5', 'd6', 'd0'] as const;

function Cell({ cell, current, today, changed, onOpen }: CellProps) {
  const { t } = useWords();
  const { date, day, kind, weekday } = cell;
  const classes = ['day', kind, today ? 'today' : '', changed ? 'changed' : ''];
  const label = t('calendar.dayLabel', {
    date,
    weekday: t(`frame.weekday.${weekdays[weekday] ?? 'd1'}`),
    kind: t(`calendar.kind.${kind}`),
    changed: changed ? t('calendar.dayChanged') : '',
  });
  const open = (event: MouseEvent<HTMLElement>): void => {
    onOpen?.(date, event.currentTarget);
  };
  return (
    <button
      type="button"
      className={classes.join(' ')}
      data-date={date}
      tabIndex={current ? 0 : -1}
      aria-disabled={onOpen === null}
      aria-current={today ? 'date' : undefined}
      style={day === 1 ? { gridColumnStart: weekday + 1 } : undefined}
      onClick={open}
    >
      {day}
      <span className="mark">
        {kind === 'holiday' || kind === 'makeUp' ? t(`calendar.mark.${kind}`) : ''}
      </span>
      <span className="bh-sr">{label}</span>
    </button>
  );
}

const monthNames = [
  'm1',
  'm2',
  'm3',
  'm4',
  'm5',
  'm6',
  'm7',
  'm8',
  'm9',
  'm10',
  'm11',
  'm12',
] as const;

const steps: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -7,
  ArrowDown: 7,
};

/** A year of days: one stop of Tab, arrows go from day to day. */
export function YearView({ year, years, today, changed, onDay }: YearViewProps) {
  const { t } = useWords();
  const grid = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const [opened, setOpened] = useState<{ date: string; at: HTMLElement } | null>(null);
  const months = useMemo(() => monthsOf(years, year), [years, year]);
  const first = today.startsWith(`${year}-`) ? today : `${year}-01-01`;
  const current = focused?.startsWith(`${year}-`) === true ? focused : first;
  const move = (event: KeyboardEvent): void => {
    const step = steps[event.key];
    const next = step === undefined ? null : dayAway(current, step);
    if (next === null) return;
    event.preventDefault();
    setFocused(next);
    grid.current?.querySelector<HTMLElement>(`[data-date="${next}"]`)?.focus();
  };
  const close = (): void => {
    setOpened(null);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the buttons inside take the keys; arrows only move between them
    <div className="bh-year" ref={grid} onKeyDown={move}>
      {months.map((days, month) => (
        <section key={days[0]?.date} aria-label={t(`calendar.month.${monthNames[month] ?? 'm1'}`)}>
          <h3>{t(`calendar.month.${monthNames[month] ?? 'm1'}`)}</h3>
          <div className="days">
            {weekdays.map((weekday) => (
              <span key={weekday} className="weekday" aria-hidden="true">
                {t(`calendar.weekdayShort.${weekday}`)}
              </span>
            ))}
            {days.map((cell) => (
              <Cell
                key={cell.date}
                cell={cell}
                current={cell.date === current}
                today={cell.date === today}
                changed={changed.has(cell.date)}
                onOpen={
                  onDay === null
                    ? null
                    : (date, at) => {
                        setFocused(date);
                        setOpened({ date, at });
                      }
                }
              />
            ))}
          </div>
        </section>
      ))}
      <Menu open={opened !== null} anchorEl={opened?.at ?? null} onClose={close}>
        {(opened === null ? [] : choicesFor(opened.date)).map((kind) => (
          <MenuItem
            key={kind}
            onClick={() => {
              if (opened !== null) onDay?.(opened.date, kind);
              close();
            }}
          >
            {t(`calendar.kind.${kind}`)}
          </MenuItem>
        ))}
      </Menu>
    </div>
  );
}
