import type { FeelSource } from '../../bpmn/model/element-properties.ts';
import type { TimerRule } from '../../bpmn/model/event-definition.ts';
import type {
  StartFiring,
  StartProblem,
  StartSchedule,
  Surroundings,
} from '../../bpmn/model/start-schedule.ts';

/** What the engine knows of start events, handed over by whoever puts the starter together. */
export interface StartRules {
  readonly scheduleStart: (
    timer: TimerRule,
    around: Surroundings,
    before: StartSchedule | null,
  ) => StartSchedule | StartProblem;
  readonly fireStart: (schedule: StartSchedule, at: number, offset: number) => StartFiring | null;
  readonly startConditionHolds: (condition: FeelSource, around: Surroundings) => boolean | null;
}
