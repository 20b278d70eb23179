import { awaitedSignals } from '../../bpmn/engine/signals.ts';
import type { Command } from '../../bpmn/engine/commands.ts';
import type { JsonObject } from '../../bpmn/model/json.ts';
import { startTriggersOf } from '../../bpmn/engine/triggers.ts';
import type { Host, HostedCase } from './host.ts';

type CommandOf<T extends Command['type']> = Extract<Command, { type: T }>;
type Performer<T extends Command['type']> = (
  host: Host,
  hosted: HostedCase,
  command: CommandOf<T>,
) => void;

/** Nothing of the corpus asks for it, or the engine has already said all that counts. */
const noted = (): void => {};

/** What the host does for each command; planned work asks again whether it is still wanted. */
const performers: { readonly [T in Command['type']]: Performer<T> } = {
  'open-task': (host, hosted, { instance }) =>
    host.plan(host.now, () => host.sendIfOpen(hosted, { type: 'complete', instance })),
  'close-task': noted,
  'hold-task': noted,
  'release-task': noted,
  'call-service': callService,
  'cancel-service': noted,
  'arm-timer': (host, hosted, { timer, due }) => {
    hosted.timers.set(timer, due);
    host.plan(due, () => {
      if (hosted.timers.delete(timer)) host.send(hosted, { type: 'timer', timer });
    });
  },
  'arm-clock-timer': noted,
  'disarm-timer': (_host, hosted, { timer }) => void hosted.timers.delete(timer),
  'open-subscription': (_host, hosted, { subscription, message, correlation, any }) =>
    void hosted.subscriptions.set(subscription, {
      message,
      correlation,
      ...(any === undefined ? {} : { any }),
    }),
  'close-subscription': (_host, hosted, { subscription }) =>
    void hosted.subscriptions.delete(subscription),
  'send-message': (host, hosted, command) =>
    host.plan(host.now, () => deliverMessage(host, hosted, command)),
  'broadcast-signal': (host, hosted, { signal }) =>
    host.plan(host.now, () => deliverSignal(host, hosted, signal)),
  'put-back-message': noted,
  'open-clock': noted,
  'close-clock': noted,
  'operate-clock': noted,
  'record-decision': noted,
  'raise-incident': (_host, hosted, { instance, code }) =>
    void hosted.incidents.set(instance, code),
  'resolve-incident': (_host, hosted, { instance }) => void hosted.incidents.delete(instance),
  'end-case': (_host, hosted, command) => {
    hosted.end = command;
  },
};

export function carryOut<T extends Command['type']>(
  host: Host,
  hosted: HostedCase,
  command: CommandOf<T> & { readonly type: T },
): void {
  performers[command.type](host, hosted, command);
}

function callService(host: Host, hosted: HostedCase, call: CommandOf<'call-service'>): void {
  const { instance } = call;
  const service = host.services(call.service, call.inputs);
  const from = host.now;
  host.plan(from + service.milliseconds, () => {
    if (!waitsForService(hosted, instance)) return;
    const ended = service.end(from, host.now);
    host.send(
      hosted,
      'error' in ended
        ? { type: 'service-error', instance, code: ended.error }
        : { type: 'service-completed', instance, variables: ended.variables },
    );
  });
}

function waitsForService({ state }: HostedCase, instance: string): boolean {
  const found = state.instances.all.find(({ id }) => String(id) === instance);
  return state.status === 'running' && found?.state === 'active' && found.incident === undefined;
}

/** One receiver a message: the first that waits for it, the sender itself last. */
function deliverMessage(
  host: Host,
  sender: HostedCase,
  { message, correlation, variables }: CommandOf<'send-message'>,
): void {
  for (const hosted of [...host.cases.filter((one) => one !== sender), sender]) {
    for (const [subscription, open] of hosted.subscriptions) {
      if (open.message !== message) continue;
      const begins = open.any === true && correlation !== null;
      if (!begins && JSON.stringify(open.correlation) !== JSON.stringify(correlation)) continue;
      host.send(hosted, { type: 'message', subscription, variables });
      return;
    }
  }
  startBy(host, { type: 'message', name: message }, variables);
}

/** All that wait for it now; the thrower has heard it. */
function deliverSignal(host: Host, thrower: HostedCase, signal: string): void {
  for (const hosted of host.cases) {
    if (hosted === thrower) continue;
    if (awaitedSignals(hosted.procedure, hosted.state).includes(signal))
      host.send(hosted, { type: 'signal', signal });
  }
  startBy(host, { type: 'signal', name: signal }, {});
}

/** One new case of each procedure that the message or signal starts. */
function startBy(
  host: Host,
  { type, name }: { readonly type: 'message' | 'signal'; readonly name: string },
  variables: JsonObject,
): void {
  for (const procedure of host.procedures) {
    const start = startTriggersOf(procedure).find(({ trigger }) =>
      trigger.type === 'message'
        ? type === 'message' && trigger.message.message === name
        : trigger.type === 'signal' && type === 'signal' && trigger.signal === name,
    );
    if (start !== undefined) host.start(procedure, variables, start.element);
  }
}
