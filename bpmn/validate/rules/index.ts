import { boundaryAttached } from './boundary-attached.ts';
import { calledProcedureKnown } from './called-procedure-known.ts';
import { clockKnown } from './clock-known.ts';
import { defaultFlowLeaves } from './default-flow-leaves.ts';
import { expressionParses } from './expression-parses.ts';
import { flowEndsKnown } from './flow-ends-known.ts';
import { formKnown } from './form-known.ts';
import { gatewayDecides } from './gateway-decides.ts';
import { leadsOn } from './leads-on.ts';
import { linkPairs } from './link-pairs.ts';
import { messageNamed } from './message-named.ts';
import { outcomeLeadsOn } from './outcome-leads-on.ts';
import { reachable } from './reachable.ts';
import { scriptDoesSomething } from './script-does-something.ts';
import { serviceKnown } from './service-known.ts';
import { startRequired } from './start-required.ts';
import { taskHasRole } from './task-has-role.ts';

/** Every rule that a procedure must meet before it can be published. */
export const rules = {
  startRequired,
  reachable,
  flowEndsKnown,
  defaultFlowLeaves,
  gatewayDecides,
  leadsOn,
  boundaryAttached,
  linkPairs,
  calledProcedureKnown,
  expressionParses,
  taskHasRole,
  outcomeLeadsOn,
  clockKnown,
  serviceKnown,
  formKnown,
  messageNamed,
  scriptDoesSomething,
};
