/**
 * Where engines go wrong, by the golden traces that show what is right (`tests/bpmn/traces`). Each trap has a
 * diagram that no other trap has. What running cases meet when their procedure is published anew is no trap
 * here: they keep the version that they began with.
 */
export const semanticTraps: Readonly<Record<string, readonly string[]>> = {
  'inclusive join: the token it waits for dies by an event': ['inclusive-token-dies'],
  'inclusive join: the token it waits for dies by an error': ['inclusive-token-dies-of-error'],
  'inclusive join: one token of each flow, and again': ['inclusive-one-token-of-each-flow'],
  'inclusive join: tokens behind links are still to come': ['inclusive-over-links'],
  'inclusive join: in a loop, over back edges': ['inclusive-in-loop'],
  'inclusive join: two in a row': ['inclusive-twice', 'inclusive-twice-single'],
  'inclusive split without a join': ['inclusive-without-join'],
  'inclusive split: default flow and no flow': ['inclusive-default', 'inclusive-both'],
  'default, conditional and unconditional flows together': [
    'conditional-and-default',
    'default-beside-unconditional',
  ],
  'parallel join: one token on each flow, not so many tokens': ['one-token-on-each-flow'],
  'parallel join: entered again in a loop': ['parallel-join-in-loop'],
  'event-based gateway: the losers are cancelled at once': [
    'race-condition',
    'race-message',
    'race-signal',
    'race-timer',
  ],
  'boundary timer: a date or duration fires once': ['timer-dates'],
  'boundary timer: a cycle fires so often, and stops with its activity': [
    'timers',
    'timer-cycle-spent',
  ],
  'boundary timer: a cycle without end is armed again': ['timer-without-end'],
  'catching timer: what a cycle means': ['timer-cycle-catch'],
  'timers of what a return has ended and given back': ['reactivation', 'revival'],
  'several turns: the completion condition cancels the rest': [
    'countersign',
    'countersign-not-enough',
  ],
  'several turns: an event of the body ends all': ['joint-handling-interrupted'],
  'several turns: an error reaches the body': ['turns-end-by-error'],
  'several turns: an error that its turn handles': ['turns-handle-error'],
  'event sub-process: only one interrupts, once': ['handler-instead'],
  'event sub-process: what it throws goes to the scope around': ['handler-throws-to-parent'],
  'an interrupting escalation stops its thrower at once': ['escalation-interrupting'],
  'an interrupting signal stops its thrower at once': ['signal-stops-thrower'],
  'errors: out of a called procedure, the inner handler first': ['error-bubbles'],
  'errors: a code before a handler without one': ['error-by-code', 'error-catch-all'],
  'escalation: the thrower goes on, an unresolved one is ignored': ['escalation-beside'],
  'compensation: in reverse order of completion': ['compensation', 'compensation-of-one'],
  'compensation: of what is in a sub-process': ['compensation-inside'],
  'compensation: of an activity with several turns once': ['compensation-of-turns'],
  'compensation: a throw waits for its own handlers alone': ['compensation-waits-for-its-own'],
  'terminate: ends a sub-process alone': ['terminate-ends-its-scope'],
  'terminate: ends the case at the top': ['terminate-ends-case'],
  'terminate: ends a called procedure and what is in it alone': ['terminate-in-called-procedure'],
  'a message before its subscription': ['message-before-its-subscription'],
  'standard loop: the condition means continue': ['standard-loop', 'standard-loop-ends'],
  'complex gateway: activation, late tokens, reset': [
    'complex-join',
    'complex-join-late',
    'complex-join-resets',
  ],
  'token quantities': ['quantities'],
};
