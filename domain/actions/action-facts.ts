import type { OfferedTask } from '../assignment/eligible.ts';
import type { JudgedClock } from '../clocks/judged-clock.ts';
import type { Instant } from '../limits/limit.ts';
import type { ResourceFacts } from '../permissions/can.ts';
import type { Principal } from '../permissions/roles.ts';
import type { SecrecyLevel } from '../secrecy/secrecy-level.ts';
import type { CardLevel } from '../supervision/card-levels.ts';
import type { CardProposal } from '../supervision/card-proposal.ts';
import type { OpenCard } from '../supervision/open-card.ts';
import type { Delegation } from './delegation.ts';
import type { PendingIntervention } from './intervention.ts';
import type { CaseState, TaskState } from './action-table.ts';

/** What is known of the case when somebody looks at it; read by the API in one statement. */
export interface CaseFacts {
  readonly state: CaseState;
  readonly resource: ResourceFacts;
  readonly secrecy: SecrecyLevel;
  readonly openTasks: number;
  readonly openIncidents: number;
  /** How often it was parked. */
  readonly parkings: number;
  /** The clock that an extension would move: that of handling; null when there is none. */
  readonly clock: JudgedClock | null;
  /** A request for more time waits for its answer: there is one at a time. */
  readonly extensionPending: boolean;
  /** The supervision card that is not closed. */
  readonly card: OpenCard | null;
  /** The one that waits for approval; there is one at a time. */
  readonly cardProposal: CardProposal | null;
  /** What somebody has asked to be done to it; there is one at a time. */
  readonly intervention: PendingIntervention | null;
  /** Until when a closed case may be reopened; null when the calendar cannot tell. */
  readonly reopenUntil: Instant | null;
  /** What people may start in what is carried on ad hoc, and where they may say that nothing more is to be started. */
  readonly startable: readonly StartableActivity[];
  readonly endable: readonly string[];
}

/** An activity that can be started now. */
export interface StartableActivity {
  /** Id of what it is started in. */
  readonly target: string;
  readonly element: string;
  /** The role that is offered it; null where no role does it. */
  readonly role: string | null;
}

/** What came of a completed task: it can be taken back while nobody else has touched that. */
export type TakeBack = 'possible' | 'touched' | 'no-way-back';

/** What is known of the task that is looked at. */
export interface TaskFacts {
  readonly state: TaskState;
  readonly resource: ResourceFacts;
  readonly offered: OfferedTask;
  readonly claimedBy: string | null;
  /** Null unless somebody else was asked to do it for its owner, even if they have answered (委派). */
  readonly delegation: Delegation | null;
  readonly read: boolean;
  /** How many earlier places it may go back to. */
  readonly returnTargets: number;
  /** How many earlier steps it may ask. */
  readonly askTargets: number;
  /** It waits for an answer that it has asked for. */
  readonly held: boolean;
  /** Null unless it is completed. */
  readonly completedBy: string | null;
  /** For whoever completed it. */
  readonly takeBack: TakeBack;
}

export interface ActionFacts {
  readonly now: Instant;
  readonly principal: Principal;
  readonly case: CaseFacts;
  /** Null when the case itself is looked at. */
  readonly task: TaskFacts | null;
  readonly rules: {
    readonly extensionQuota: number;
    readonly parkQuota: number;
    readonly parkMaximumDays: number;
    /** Cards of this level and above take effect when they are approved. */
    readonly cardApproval: CardLevel;
  };
}
