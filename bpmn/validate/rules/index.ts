import { adHocContents } from './ad-hoc-contents.ts';
import { boundaryAttached } from './boundary-attached.ts';
import { callDataMatches } from './call-data-matches.ts';
import { calledProcedureKnown } from './called-procedure-known.ts';
import { cancelInTransaction } from './cancel-in-transaction.ts';
import { carriedByHost } from './carried-by-host.ts';
import { clockKnown } from './clock-known.ts';
import { codeNamed } from './code-named.ts';
import { compensationApart } from './compensation-apart.ts';
import { conditionAllowed } from './condition-allowed.ts';
import { decisionInputSet } from './decision-input-set.ts';
import { decisionKnown } from './decision-known.ts';
import { defaultFlowLeaves } from './default-flow-leaves.ts';
import { errorInterrupts } from './error-interrupts.ts';
import { eventGatewayWaits } from './event-gateway-waits.ts';
import { excludedKnown } from './excluded-known.ts';
import { expressionParses } from './expression-parses.ts';
import { flowDirection } from './flow-direction.ts';
import { flowEndsKnown } from './flow-ends-known.ts';
import { formKnown } from './form-known.ts';
import { gatewayDecides } from './gateway-decides.ts';
import { instantiatesApart } from './instantiates-apart.ts';
import { leadsOn } from './leads-on.ts';
import { limitCovered } from './limit-covered.ts';
import { linkPairs } from './link-pairs.ts';
import { messageNamed } from './message-named.ts';
import { outcomeGoesForward } from './outcome-goes-forward.ts';
import { outcomeHasFlow } from './outcome-has-flow.ts';
import { outcomeLeadsOn } from './outcome-leads-on.ts';
import { reachable } from './reachable.ts';
import { scriptDoesSomething } from './script-does-something.ts';
import { serviceKnown } from './service-known.ts';
import { signalNamed } from './signal-named.ts';
import { startPossible } from './start-possible.ts';
import { startRequired } from './start-required.ts';
import { startSingle } from './start-single.ts';
import { survivorApart } from './survivor-apart.ts';
import { taskHasRole } from './task-has-role.ts';
import { timerValid } from './timer-valid.ts';

/** Every rule that a procedure must meet before it can be published. */
export const rules = {
  startRequired,
  startSingle,
  startPossible,
  reachable,
  flowEndsKnown,
  flowDirection,
  defaultFlowLeaves,
  conditionAllowed,
  gatewayDecides,
  leadsOn,
  boundaryAttached,
  errorInterrupts,
  survivorApart,
  linkPairs,
  calledProcedureKnown,
  expressionParses,
  timerValid,
  taskHasRole,
  excludedKnown,
  outcomeLeadsOn,
  outcomeHasFlow,
  clockKnown,
  serviceKnown,
  formKnown,
  messageNamed,
  codeNamed,
  signalNamed,
  eventGatewayWaits,
  instantiatesApart,
  adHocContents,
  cancelInTransaction,
  compensationApart,
  carriedByHost,
  scriptDoesSomething,
  callDataMatches,
  decisionKnown,
  decisionInputSet,
  outcomeGoesForward,
  limitCovered,
};
