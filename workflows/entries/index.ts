import type { OutcomeKind } from '../../bpmn/model/element-properties.ts';
import { touchAllClocks } from '../clock-book.ts';
import type { CaseDraft, Moment } from '../case-draft.ts';
import { settle } from '../settle.ts';
import { caseParked } from './case-parked.ts';
import { caseReopened } from './case-reopened.ts';
import { caseUnparked } from './case-unparked.ts';
import { caseVoided } from './case-voided.ts';
import { clockExtended } from './clock-extended.ts';
import { defectFound } from './defect-found.ts';
import { delegationRecalled } from './delegation-recalled.ts';
import { delegationResolved } from './delegation-resolved.ts';
import { fed, type Effect } from './effect.ts';
import type { CaseEntry, EntryType } from './entry-type.ts';
import { incidentRepaired } from './incident-repaired.ts';
import { messagePutBack } from './message-put-back.ts';
import { messageReceived } from './message-received.ts';
import { serviceEnded } from './service-ended.ts';
import { taskDelegated } from './task-delegated.ts';
import { taskTransferred } from './task-transferred.ts';
import { timerFired } from './timer-fired.ts';

/** What each type of entry does; one without an effect does not compile. */
const effects: { readonly [T in EntryType]: Effect } = {
  'case-started': (draft, entry, moment) => {
    draft.book.caseState = 'open';
    fed(draft, entry, moment);
  },
  'case-reseeded': () => undefined,
  'case-reopened': caseReopened,
  'case-parked': caseParked,
  'case-unparked': caseUnparked,
  'case-voided': caseVoided,
  'task-completed': fed,
  'task-returned': fed,
  'task-asked-back': fed,
  'task-withdrawn': fed,
  'activity-started': fed,
  'activities-ended': fed,
  'case-jumped': fed,
  'scope-cancelled': fed,
  'signer-added': fed,
  'signer-removed': fed,
  'task-transferred': taskTransferred,
  'task-delegated': taskDelegated,
  'delegation-resolved': delegationResolved,
  'delegation-recalled': delegationRecalled,
  'service-completed': serviceEnded,
  'service-failed': serviceEnded,
  'incident-raised': serviceEnded,
  'incident-repaired': incidentRepaired,
  'defect-found': defectFound,
  'timer-fired': timerFired,
  'message-received': messageReceived,
  'message-put-back': messagePutBack,
  'signal-received': fed,
  'variables-set': fed,
  'clock-extended': clockExtended,
  'clocks-recomputed': ({ book }) => {
    touchAllClocks(book);
  },
};

const completedTask = ({ book }: CaseDraft, entry: CaseEntry): Moment['completed'] => {
  const { event } = entry.params;
  if (event?.type !== 'complete') return null;
  const outcomes = book.tasks.get(event.instance)?.outcomes ?? [];
  const kind: OutcomeKind | undefined = outcomes.find(
    (known) => known.code === event.outcome,
  )?.kind;
  return { instance: event.instance, kind: kind ?? null };
};

/** What was decided follows from the entry; it stands in it so that the ledger alone can say why. */
const withDecisions = (entry: CaseEntry, { decisions }: Moment): CaseEntry =>
  decisions.length === 0 ? entry : { ...entry, params: { ...entry.params, decisions } };

/** Applies one entry to a draft; `step` is that of the projection that carries it. */
export const applyEntry = (draft: CaseDraft, entry: CaseEntry, step: number): void => {
  const moment: Moment = {
    at: entry.at,
    by: entry.actor.person,
    step,
    decisions: [],
    completed: completedTask(draft, entry),
  };
  effects[entry.type](draft, entry, moment);
  draft.book.pending.entries.push(withDecisions(entry, moment));
  settle(draft, entry.at);
};
