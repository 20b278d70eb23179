import Check from '@mui/icons-material/Check';
import ReportOutlined from '@mui/icons-material/ReportOutlined';
import { useTranslate } from 'ra-core';
import { useEffect, useRef } from 'react';
import type { StageProgress } from '../../api/contract/cases.ts';
import type { Wait } from '../../api/contract/waits.ts';
import { dueWords } from './date-words.ts';
import { durationWords } from './duration-words.ts';
import { useServerMinute } from './use-ticking.ts';
import { useDateRule } from './use-wording.ts';
import './clocks.css';

type Form = 'done' | 'current' | 'overdue' | 'future' | 'skipped';

/** What a step looks like: a current stage that is overdue differs from one that is not. */
function form(step: StageProgress): Form {
  return step.state === 'current' && step.clockState === 'overdue' ? 'overdue' : step.state;
}

const visibleIcon = {
  done: Check,
  current: null,
  overdue: ReportOutlined,
  future: null,
  skipped: null,
} as const;

interface Present {
  /** Under the current stage instead of the time used, when it is overdue. */
  readonly overdueText: string | undefined;
  /** What the case waits for: a stage that waits says until when. */
  readonly waits: readonly Wait[];
}

function useTimeUsed(step: StageProgress, { overdueText, waits }: Present): string {
  const translate = useTranslate();
  const rule = useDateRule();
  const { tongue } = rule;
  const now = useServerMinute();
  if (step.state === 'skipped') {
    return translate('clocks.stepper.skipped');
  }
  if (step.state === 'current' && overdueText !== undefined) {
    return overdueText;
  }
  const until = waits.find((wait) => wait.stage === step.stage)?.until ?? null;
  if (step.state === 'current' && until !== null) {
    return translate('clocks.stepper.waits', { time: dueWords(Date.parse(until), rule) });
  }
  if (step.state === 'current' && step.enteredAt !== null) {
    const time = durationWords(Math.max(0, now - Date.parse(step.enteredAt)), tongue, {
      round: 'down',
      seconds: true,
    });
    return translate('clocks.stepper.soFar', { time });
  }
  return step.usedMillis === null || step.state === 'future'
    ? ''
    : durationWords(step.usedMillis, tongue, { round: 'down', seconds: true });
}

function Step({ step, present }: { readonly step: StageProgress; readonly present: Present }) {
  const translate = useTranslate();
  const kind = form(step);
  const used = useTimeUsed(step, present);
  const Icon = visibleIcon[kind];
  const spoken = translate(`clocks.stepper.${kind}`);
  return (
    <li
      className={kind}
      data-stage={step.stage}
      aria-current={step.state === 'current' ? 'step' : undefined}
    >
      <span className="dot">{Icon === null ? null : <Icon aria-hidden="true" />}</span>
      <span className="nm">
        {translate(`clocks.stage.${step.stage}`)}
        {step.count > 1 ? <i>{translate('clocks.stepper.times', { count: step.count })}</i> : null}
        {kind === 'skipped' ? null : <span className="bh-sr"> {spoken}</span>}
      </span>
      <span className="d">{used === '' ? '\u00A0' : used}</span>
    </li>
  );
}

export interface StageStepperProps {
  readonly stages: readonly StageProgress[];
  /** What to say under the current stage instead of the time used: "超 1 小时 11 分". */
  readonly overdueText?: string | undefined;
  readonly waits: readonly Wait[];
}

/** All stages of the loop that the procedure has, with the time used in each (screens section 5). */
export function StageStepper({ stages, overdueText, waits }: StageStepperProps) {
  const translate = useTranslate();
  const list = useRef<HTMLOListElement>(null);
  const current = stages.find((step) => step.state === 'current')?.stage;
  useEffect(() => {
    const at = list.current?.querySelector<HTMLElement>(`[data-stage="${current ?? ''}"]`) ?? null;
    if (at !== null && list.current !== null) {
      // On narrow screens the row scrolls: the current stage stays in sight.
      list.current.scrollLeft = at.offsetLeft - list.current.clientWidth / 2 + at.offsetWidth / 2;
    }
  }, [current]);
  return (
    <ol
      className="bh-stepper"
      ref={list}
      // On a phone it scrolls, which the keyboard has to be able to do too.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls takes the focus
      tabIndex={0}
      aria-label={translate('clocks.stepper.label')}
      style={{ '--steps': stages.length }}
    >
      {stages.map((step) => (
        <Step key={step.stage} step={step} present={{ overdueText, waits }} />
      ))}
    </ol>
  );
}
