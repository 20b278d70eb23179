import { startConditionHolds } from '../../engine/start-condition.ts';
import { scheduleStart, shortestCycle } from '../../engine/start-schedule.ts';
import { startTriggersOf } from '../../engine/triggers.ts';
import { expressionError } from '../../expressions/evaluate.ts';
import { caseDataRead } from '../../expressions/variables-read.ts';
import type { Trigger } from '../../model/event-definition.ts';
import type { Finding } from '../../model/finding.ts';
import type { StartProblem, Surroundings } from '../../model/start-schedule.ts';
import type { Rule } from '../rule.ts';
import { errorAt, warningAt } from '../rule.ts';
import { wrongTime } from './timer-valid.ts';

type Judge<T extends Trigger['type']> = (
  id: string,
  trigger: Extract<Trigger, { readonly type: T }>,
  inForce: Surroundings | undefined,
) => readonly Finding[];

/** What is wrong with a text before it is evaluated: nothing of a case is there before it has started. */
function unreadable(id: string, source: string): readonly Finding[] | null {
  // `expressionParses` says so.
  if (expressionError(source) !== null) return [];
  const names = caseDataRead(source);
  return names.length === 0 ? null : [errorAt('start-reads-case', id, { read: names.join(', ') })];
}

const problems: {
  readonly [P in StartProblem['problem']]: (id: string, text: string) => Finding;
} = {
  'expression-invalid': (id, error) => errorAt('expression-invalid', id, { where: 'timer', error }),
  'timer-not-valid': (id, text) => errorAt('timer-not-valid', id, { text }),
  'start-reads-case': (id, read) => errorAt('start-reads-case', id, { read }),
  'start-too-often': (id, text) =>
    errorAt('start-too-often', id, { text, shortest: shortestCycle }),
};

const timerPossible: Judge<'timer'> = (id, { timer }, inForce) => {
  if (timer.kind !== 'clock' && 'expression' in timer.value) {
    const found = unreadable(id, timer.value.expression);
    if (found !== null) return found;
    if (inForce === undefined) return [];
  }
  // `timerValid` says so.
  if (wrongTime(timer) !== null) return [];
  const schedule = scheduleStart(timer, inForce ?? { settings: {}, at: 0 });
  if ('problem' in schedule) return [problems[schedule.problem](id, schedule.text)];
  return schedule.due === null ? [warningAt('start-passed', id, { text: schedule.text })] : [];
};

const conditionPossible: Judge<'condition'> = (id, { condition }, inForce) => {
  const found = unreadable(id, condition);
  if (found !== null || inForce === undefined) return found ?? [];
  const holds = startConditionHolds(condition, inForce);
  if (holds === null) return [errorAt('start-undecided', id, { text: condition })];
  return holds ? [warningAt('start-held-already', id, { text: condition })] : [];
};

/**
 * Where the host starts cases by time and by conditions: they read nothing but settings and the clock, which
 * are the environment of a centre (BPMN 2.0.2, 10.5.2), and can be evaluated; a timer starts a case a minute at
 * most. What lies before the publishing, or holds at it, starts nothing.
 */
export const startPossible: Rule = (procedure, { startsBy = [], inForce }) =>
  startTriggersOf(procedure)
    .filter(({ trigger }) => startsBy.includes(trigger.type))
    .flatMap(({ element, trigger }) => {
      if (trigger.type === 'timer') return timerPossible(element, trigger, inForce);
      return trigger.type === 'condition' ? conditionPossible(element, trigger, inForce) : [];
    });
