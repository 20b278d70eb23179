import { describe, expect, it } from 'vitest';
import type { Command } from '../../bpmn/engine/commands.ts';
import { emptyState } from '../../bpmn/engine/interpreter.ts';
import type { JsonObject } from '../../bpmn/model/json.ts';
import { CaseRun } from './case-run.ts';
import { flow, procedureOf, process } from './parse/diagram-text.ts';

const task = (id: string, more = ''): string =>
  `<bpmn:userTask id="${id}" name="${id}"><bpmn:extensionElements><bh:assignment role="handler" />${more}</bpmn:extensionElements></bpmn:userTask>`;
const after = (duration: string): string =>
  `<bpmn:timerEventDefinition><bpmn:timeDuration>${duration}</bpmn:timeDuration></bpmn:timerEventDefinition>`;
const attached = (id: string, host: string, definition: string): string =>
  `<bpmn:boundaryEvent id="${id}" attachedToRef="${host}" cancelActivity="false">${definition}</bpmn:boundaryEvent>${task(`${id}-t`)}${flow(id, `${id}-t`)}`;
/** An event sub-process whose task has the id of its start event, capitalized. */
const handler = (id: string, definition: string, beside = false): string =>
  `<bpmn:subProcess id="${id}" triggeredByEvent="true"><bpmn:startEvent id="${id}-s"${beside ? ' isInterrupting="false"' : ''}>${definition}</bpmn:startEvent>${task(id.toUpperCase())}${flow(`${id}-s`, id.toUpperCase())}</bpmn:subProcess>`;
const told = (message: string): string => `<bpmn:messageEventDefinition messageRef="${message}" />`;
const withMessages = (xml: string): string =>
  xml.replace(
    '<bpmn:process',
    '<bpmn:message id="news" name="news" /><bpmn:message id="more" name="more" /><bpmn:escalation id="esc" escalationCode="E" /><bpmn:process',
  );

/** What is open outside, by the commands: each wait once, under the id that it has there. */
class Outside {
  readonly open = new Map<string, string>();
  readonly problems: string[] = [];
  take({ events, commands }: CaseRun): void {
    const event = events.at(-1);
    // What has happened is waited for no more unless it is said.
    if (event?.type === 'message') this.#closes(event.subscription);
    if (event?.type === 'timer') this.#closes(event.timer);
    for (const command of commands) this.#takeOne(command);
  }
  #takeOne(command: Command): void {
    if (command.type === 'open-subscription') {
      const { subscription, instance, element } = command;
      this.#opens(`message ${instance} ${element}`, subscription);
    } else if (command.type === 'arm-timer') {
      this.#opens(`timer ${command.instance} ${command.element}`, command.timer);
    } else if (command.type === 'open-task') this.#opens('task', command.instance);
    else if (command.type === 'close-subscription') this.#closes(command.subscription);
    else if (command.type === 'disarm-timer') this.#closes(command.timer);
    else if (command.type === 'close-task') this.#closes(command.instance);
  }
  #opens(wait: string, id: string): void {
    const others = [...this.open].filter(([, known]) => known === wait && wait !== 'task');
    if (this.open.has(id) || others.length > 0) this.problems.push(`${wait} twice`);
    this.open.set(id, wait);
  }
  #closes(id: string): void {
    this.open.delete(id);
  }
}

interface Played {
  readonly one: CaseRun;
  readonly outside: Outside;
}

const begin = async (
  content: string,
  variables: JsonObject,
  rules?: number,
): Promise<Played & { readonly play: (act: (one: CaseRun) => CaseRun) => CaseRun }> => {
  const procedure = await procedureOf(withMessages(process(content)));
  const one = new CaseRun(procedure);
  one.state = emptyState(procedure, rules);
  const outside = new Outside();
  const play = (act: (run: CaseRun) => CaseRun): CaseRun => {
    act(one);
    outside.take(one);
    return one;
  };
  play((run) => run.start(variables));
  return { one, outside, play };
};

const retry = (instance: string, variables: JsonObject) => (one: CaseRun) =>
  one.apply({ type: 'repair', instance, repair: { kind: 'retry', variables } });
const set = (variables: JsonObject) => (one: CaseRun) =>
  one.apply({ type: 'set-variables', variables });
const typesOf = ({ commands }: CaseRun): string[] => commands.map(({ type }) => type);

/** A terminate end cancels `C`; going back to `B` brings it to life again. */
const revivable = (work: string): string =>
  `<bpmn:startEvent id="s" /><bpmn:subProcess id="P"><bpmn:startEvent id="ps" />${task('B')}${work}
    <bpmn:endEvent id="stop"><bpmn:terminateEventDefinition /></bpmn:endEvent>${flow('ps', 'B')}${flow('ps', 'C')}${flow('B', 'stop')}</bpmn:subProcess>${task('T')}${flow('s', 'P')}${flow('P', 'T')}`;

describe('what a return brings back to life and cannot go on', () => {
  const limited = revivable(
    `${task('C', '<bh:limit clock="own" value="=limit" />')}${attached('slow', 'C', after('PT2H'))}`,
  );
  const day = { amount: 1, unit: 'workDays' };

  it('has its task, its limit and its timer once its limit is repaired', async () => {
    const { one, play } = await begin(limited, { limit: day });
    play((run) => run.complete('B'));
    play(set({ limit: 'soon' }));
    play((run) => run.returnTo('T', 'B'));
    expect(one.find('C')?.incident).toMatchObject({ code: 'limit-not-valid' });
    play(retry('C', { limit: day }));
    expect(typesOf(one)).toEqual(['resolve-incident', 'open-task', 'open-clock', 'arm-timer']);
    expect(one.commands).toContainEqual(expect.objectContaining({ reentry: 'resume', limit: day }));
    expect(one.complete('C').active).toEqual(['B', 'P']);
  });

  it('is tried as often as it takes', async () => {
    const { one, play } = await begin(limited, { limit: day });
    play((run) => run.complete('B'));
    play(set({ limit: 'soon' }));
    play((run) => run.returnTo('T', 'B'));
    play(retry('C', { limit: 'later' }));
    expect(typesOf(one)).toEqual(['resolve-incident', 'raise-incident']);
    play(retry('C', { limit: day }));
    expect(typesOf(one)).toContain('open-clock');
  });

  it('has its task again after an incident that it had before', async () => {
    const { one, outside, play } = await begin(limited, { limit: day });
    play((run) => run.apply({ type: 'incident', instance: 'C', code: 'broken', message: 'no' }));
    play((run) => run.complete('B'));
    play((run) => run.returnTo('T', 'B'));
    expect(typesOf(one)).toContain('raise-incident');
    play(retry('C', {}));
    expect(typesOf(one)).toEqual(['resolve-incident', 'open-task', 'open-clock', 'arm-timer']);
    expect([...outside.open.values()]).toContain(`timer ${String(one.find('C')?.id)} slow`);
    expect(one.complete('C').active).toEqual(['B', 'P']);
  });

  it('waits for what a service waited for that had failed', async () => {
    const service = `<bpmn:serviceTask id="C"><bpmn:extensionElements><bh:service name="call" /></bpmn:extensionElements></bpmn:serviceTask>${attached('slow', 'C', after('PT2H'))}`;
    const { one, play } = await begin(revivable(service), {});
    play((run) => run.apply({ type: 'service-error', instance: 'C', code: 'odd' }));
    play((run) => run.complete('B'));
    play((run) => run.returnTo('T', 'B'));
    play(retry('C', {}));
    expect(typesOf(one)).toEqual(['resolve-incident', 'call-service', 'arm-timer']);
  });

  it('goes on as it did in a case that began before', async () => {
    const { one, play } = await begin(limited, { limit: day }, 1);
    play((run) => run.complete('B'));
    play(set({ limit: 'soon' }));
    play((run) => run.returnTo('T', 'B'));
    play(retry('C', { limit: day }));
    expect(typesOf(one)).toEqual(['resolve-incident']);
  });
});

describe('a scope that has an incident', () => {
  const limit =
    '<bpmn:extensionElements><bh:limit clock="c" value="=limit" /></bpmn:extensionElements>';
  const scope = `<bpmn:startEvent id="s" /><bpmn:subProcess id="P">${limit}${task('A')}</bpmn:subProcess>${task('Z')}${flow('s', 'P')}${flow('P', 'Z')}`;
  const day = { amount: 1, unit: 'workDays' };
  const reactivated = async (): Promise<CaseRun> => {
    const { one, play } = await begin(scope, { limit: day });
    play((run) => run.complete('A'));
    play(set({ limit: 'soon' }));
    play((run) => run.returnTo('Z', 'A'));
    expect(one.find('P')?.incident).toMatchObject({ code: 'limit-not-valid' });
    return one;
  };

  it('goes on when nothing is left in it once it is repaired', async () => {
    const one = await reactivated();
    expect(one.complete('A').active).toEqual(['P']);
    expect(retry('P', { limit: day })(one).active).toEqual(['Z']);
  });

  it('is not skipped while something is in it', async () => {
    const one = await reactivated();
    const skip = { kind: 'skip', reason: 'done on paper' } as const;
    expect(() => one.apply({ type: 'repair', instance: 'P', repair: skip })).toThrow(/retry/u);
    one.complete('A');
    expect(one.apply({ type: 'repair', instance: 'P', repair: skip }).active).toEqual(['Z']);
  });
});

describe('a scope that was cancelled by what is taken back', () => {
  const cut = `<bpmn:startEvent id="s" /><bpmn:subProcess id="P"><bpmn:startEvent id="ps" />${task('A')}
    <bpmn:endEvent id="up"><bpmn:escalationEventDefinition escalationRef="esc" /></bpmn:endEvent>${flow('ps', 'A')}${flow('A', 'up')}</bpmn:subProcess>
    ${attached('slow', 'P', after('PT2H'))}${attached('hear', 'P', told('news'))}${flow('s', 'P')}
    ${handler('h', '<bpmn:escalationEventDefinition escalationRef="esc" />')}`;

  it('waits again for what is attached to it, with what was left', async () => {
    const { one, outside, play } = await begin(cut, {});
    play((run) => run.complete('A'));
    expect(one.active).toEqual(['H', 'h']);
    play((run) => run.returnTo('H', 'A'));
    expect(one.active).toEqual(['A', 'P']);
    const scope = String(one.find('P')?.id);
    expect([...outside.open.values()]).toEqual(
      expect.arrayContaining([`timer ${scope} slow`, `message ${scope} hear`]),
    );
    expect(one.commands).toContainEqual(
      expect.objectContaining({ type: 'arm-timer', element: 'slow', due: 60_000 + 7_200_000 }),
    );
    expect(play((run) => run.apply({ type: 'timer', timer: 'slow' })).active).toContain('slow-t');
  });
});

const listening = (inside: string): string =>
  `${inside}${handler('h', told('news'))}${handler('n', told('more'), true)}${handler('late', after('=wait'), true)}`;

describe('a scope that cannot listen again', () => {
  it.each([
    ['the case', listening(task('A')), 'p'],
    [
      'a sub-process',
      `<bpmn:subProcess id="P">${listening(task('A'))}</bpmn:subProcess>${task('Z')}${flow('P', 'Z')}`,
      'P',
    ],
  ])('opens what it lacks by the repair, and nothing twice: %s', async (_what, content, scope) => {
    const { one, outside, play } = await begin(content, { wait: 'PT1H' });
    play((run) => run.apply({ type: 'message', subscription: 'h-s' }));
    play((run) => run.complete('H'));
    play((run) =>
      one.state.status === 'completed'
        ? run.apply({ type: 'reopen', to: 'H' })
        : run.returnTo('Z', 'H'),
    );
    play(set({ wait: 'soon' }));
    play((run) => run.returnTo('H', one.find('h')?.id.toString() ?? ''));
    expect(one.find(scope)?.incident).toMatchObject({ code: 'timer-not-valid' });
    expect(() =>
      one.apply({ type: 'repair', instance: scope, repair: { kind: 'skip', reason: 'x' } }),
    ).toThrow(/retry/u);
    play(retry(scope, { wait: 'PT2H' }));
    expect(outside.problems).toEqual([]);
    const waits = [...outside.open.values()].filter((wait) => !wait.startsWith('task'));
    const id = String(one.find(scope)?.id);
    expect(waits.toSorted()).toEqual([
      `message ${id} h-s`,
      `message ${id} n-s`,
      `timer ${id} late-s`,
    ]);
    expect(play((run) => run.apply({ type: 'timer', timer: 'late-s' })).active).toContain('LATE');
    expect(play((run) => run.apply({ type: 'message', subscription: 'n-s' })).active).toContain(
      'N',
    );
  });
});
