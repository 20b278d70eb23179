import type { Command } from '../../bpmn/engine/commands.ts';
import type { CaseDraft, Moment } from '../case-draft.ts';
import { armClockTimer } from './arm-clock-timer.ts';
import { armTimer } from './arm-timer.ts';
import { broadcastSignal } from './broadcast-signal.ts';
import { callService } from './call-service.ts';
import { cancelService } from './cancel-service.ts';
import { closeClock } from './close-clock.ts';
import { closeSubscription } from './close-subscription.ts';
import { closeTask } from './close-task.ts';
import { disarmTimer } from './disarm-timer.ts';
import { endCase } from './end-case.ts';
import { holdTask } from './hold-task.ts';
import { openClock } from './open-clock.ts';
import { openSubscription } from './open-subscription.ts';
import { openTask } from './open-task.ts';
import { operateClock } from './operate-clock.ts';
import type { CommandType, Performer } from './performer.ts';
import { putBackMessage } from './put-back-message.ts';
import { raiseIncident } from './raise-incident.ts';
import { recordDecision } from './record-decision.ts';
import { releaseTask } from './release-task.ts';
import { resolveIncident } from './resolve-incident.ts';
import { sendMessage } from './send-message.ts';

/** Every command of the engine; one without a performer does not compile. */
const performers: { readonly [T in CommandType]: Performer<T> } = {
  'open-task': openTask,
  'close-task': closeTask,
  'hold-task': holdTask,
  'release-task': releaseTask,
  'call-service': callService,
  'cancel-service': cancelService,
  'arm-timer': armTimer,
  'arm-clock-timer': armClockTimer,
  'disarm-timer': disarmTimer,
  'open-subscription': openSubscription,
  'close-subscription': closeSubscription,
  'send-message': sendMessage,
  'broadcast-signal': broadcastSignal,
  'put-back-message': putBackMessage,
  'open-clock': openClock,
  'close-clock': closeClock,
  'operate-clock': operateClock,
  'record-decision': recordDecision,
  'raise-incident': raiseIncident,
  'resolve-incident': resolveIncident,
  'end-case': endCase,
};

type CommandByType = { readonly [T in CommandType]: Extract<Command, { readonly type: T }> };

export function perform<T extends CommandType>(
  draft: CaseDraft,
  command: CommandByType[T] & { readonly type: T },
  moment: Moment,
): void {
  performers[command.type](draft, command, moment);
}
