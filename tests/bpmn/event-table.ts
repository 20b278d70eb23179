/** Where an event may stand: the columns of table 10.93 of BPMN 2.0.2. */
export const positions = [
  'start',
  'handler-interrupting',
  'handler-beside',
  'catch',
  'boundary-interrupting',
  'boundary-beside',
  'throw',
  'end',
] as const;
export type Position = (typeof positions)[number];

/** Its rows. */
export const eventTypes = [
  'none',
  'message',
  'timer',
  'error',
  'escalation',
  'cancel',
  'compensation',
  'conditional',
  'link',
  'signal',
  'terminate',
  'multiple',
  'parallel-multiple',
] as const;
export type EventType = (typeof eventTypes)[number];

/** What the specification has no event for; everything else names its golden trace. */
export const notAllowed = 'not allowed';

/** The golden trace in which each event happens in each position, in the engine and in a durable workflow. */
export const eventTable: Readonly<Record<EventType, Readonly<Record<Position, string>>>> = {
  none: {
    start: 'none-throw',
    'handler-interrupting': notAllowed,
    'handler-beside': notAllowed,
    catch: notAllowed,
    'boundary-interrupting': notAllowed,
    'boundary-beside': notAllowed,
    throw: 'none-throw',
    end: 'handler-stops',
  },
  message: {
    start: 'start-told',
    'handler-interrupting': 'message-instead',
    'handler-beside': 'data-of-messages',
    catch: 'messages',
    'boundary-interrupting': 'message-interrupting',
    'boundary-beside': 'messages',
    throw: 'messages',
    end: 'messages',
  },
  timer: {
    start: 'start-daily',
    'handler-interrupting': 'handler-stops',
    'handler-beside': 'handler-stops',
    catch: 'deadlines',
    'boundary-interrupting': 'deadlines',
    'boundary-beside': 'return-from-supervision',
    throw: notAllowed,
    end: notAllowed,
  },
  error: {
    start: notAllowed,
    'handler-interrupting': 'handler-of-error',
    'handler-beside': notAllowed,
    catch: notAllowed,
    'boundary-interrupting': 'error-by-code',
    'boundary-beside': notAllowed,
    throw: notAllowed,
    end: 'error-by-code',
  },
  escalation: {
    start: notAllowed,
    'handler-interrupting': 'escalated-instead',
    'handler-beside': 'handler-of-escalation',
    catch: notAllowed,
    'boundary-interrupting': 'escalation-interrupting',
    'boundary-beside': 'escalation-beside',
    throw: 'escalation-interrupting',
    end: 'escalation-beside',
  },
  cancel: {
    start: notAllowed,
    'handler-interrupting': notAllowed,
    'handler-beside': notAllowed,
    catch: notAllowed,
    'boundary-interrupting': 'transaction-cancelled',
    'boundary-beside': notAllowed,
    throw: notAllowed,
    end: 'transaction-cancelled',
  },
  compensation: {
    start: notAllowed,
    'handler-interrupting': 'compensation-inside',
    'handler-beside': notAllowed,
    catch: notAllowed,
    'boundary-interrupting': 'compensation',
    'boundary-beside': notAllowed,
    throw: 'compensation',
    end: 'compensation',
  },
  conditional: {
    start: 'start-full',
    'handler-interrupting': 'conditions-told',
    'handler-beside': 'conditions-told',
    catch: 'conditions-told',
    'boundary-interrupting': 'conditions-told',
    'boundary-beside': 'conditions-told',
    throw: notAllowed,
    end: notAllowed,
  },
  link: {
    start: notAllowed,
    'handler-interrupting': notAllowed,
    'handler-beside': notAllowed,
    catch: 'links',
    'boundary-interrupting': notAllowed,
    'boundary-beside': notAllowed,
    throw: 'links',
    end: notAllowed,
  },
  signal: {
    start: 'start-heard',
    'handler-interrupting': 'signal-instead',
    'handler-beside': 'signals',
    catch: 'signals',
    'boundary-interrupting': 'signals',
    'boundary-beside': 'signals',
    throw: 'signals',
    end: 'signals',
  },
  terminate: {
    start: notAllowed,
    'handler-interrupting': notAllowed,
    'handler-beside': notAllowed,
    catch: notAllowed,
    'boundary-interrupting': notAllowed,
    'boundary-beside': notAllowed,
    throw: notAllowed,
    end: 'terminate-ends-its-scope',
  },
  multiple: {
    start: 'start-either',
    'handler-interrupting': 'multiple-handlers',
    'handler-beside': 'multiple-handlers',
    catch: 'multiple-all',
    'boundary-interrupting': 'multiple-boundaries',
    'boundary-beside': 'multiple-all',
    throw: 'multiple-throw',
    end: 'multiple-throw',
  },
  'parallel-multiple': {
    start: 'start-both',
    'handler-interrupting': 'multiple-handlers',
    'handler-beside': 'multiple-handlers',
    catch: 'multiple-all',
    'boundary-interrupting': 'multiple-boundaries',
    'boundary-beside': 'multiple-boundaries',
    throw: notAllowed,
    end: notAllowed,
  },
};

/** As `eventTable`, for gateways (BPMN 2.0.2, 10.6); an event-based one also starts cases. */
export const gatewayTable = {
  exclusive: 'exclusive-first',
  parallel: 'parallel-fork-and-join',
  inclusive: 'inclusive-both',
  complex: 'complex-join',
  'event-based': 'race-message',
  'event-based exclusive start': 'start-race',
  'event-based parallel start': 'start-all-in-time',
} as const;
export type GatewayUse = keyof typeof gatewayTable;

/** Golden traces of the tables, each once. */
export const tabledTraces: readonly string[] = [
  ...new Set([
    ...Object.values(eventTable)
      .flatMap((row) => Object.values(row))
      .filter((cell) => cell !== notAllowed),
    ...Object.values(gatewayTable),
  ]),
].toSorted();
