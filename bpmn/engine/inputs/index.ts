import type { EventOf, EventType } from '../event-of.ts';
import type { Step } from '../step.ts';
import { askBack } from './ask-back.ts';
import { addInstance } from './add-instance.ts';
import { cancel } from './cancel.ts';
import { cancelScope } from './cancel-scope.ts';
import { complete } from './complete.ts';
import { endActivities } from './end-activities.ts';
import { hold } from './hold.ts';
import { incident } from './incident.ts';
import { jump } from './jump.ts';
import { message } from './message.ts';
import { migrate } from './migrate.ts';
import { removeInstance } from './remove-instance.ts';
import { reopen } from './reopen.ts';
import { repair } from './repair.ts';
import { resume } from './resume.ts';
import { returnTo } from './return.ts';
import { serviceCompleted } from './service-completed.ts';
import { serviceError } from './service-error.ts';
import { setVariables } from './set-variables.ts';
import { signal } from './signal.ts';
import { start } from './start.ts';
import { startActivity } from './start-activity.ts';
import { suspend } from './suspend.ts';
import { timer } from './timer.ts';
import { withdraw } from './withdraw.ts';

/** What each kind of event does before the queue runs. */
export const inputs: { readonly [T in EventType]: (step: Step, event: EventOf<T>) => void } = {
  start,
  complete,
  'service-completed': serviceCompleted,
  'service-error': serviceError,
  'start-activity': startActivity,
  'end-activities': endActivities,
  incident,
  repair,
  timer,
  message,
  signal,
  return: returnTo,
  'ask-back': askBack,
  withdraw,
  reopen,
  hold,
  'set-variables': setVariables,
  'cancel-scope': cancelScope,
  jump,
  migrate,
  suspend,
  resume,
  cancel,
  'add-instance': addInstance,
  'remove-instance': removeInstance,
};
