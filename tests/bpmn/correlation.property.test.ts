import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Command } from '../../bpmn/engine/commands.ts';
import { EngineRefusal } from '../../bpmn/engine/failures.ts';
import { subscriptionId } from '../../bpmn/engine/ids.ts';
import { openTasks } from '../../bpmn/engine/queries.ts';
import { replay } from '../../bpmn/engine/replay.ts';
import type { CaseState, Instance } from '../../bpmn/engine/state.ts';
import type { KeyRule } from '../../bpmn/model/event-definition.ts';
import type { Json } from '../../bpmn/model/json.ts';
import type { Procedure } from '../../bpmn/model/procedure.ts';
import { complaints } from './invariants.ts';
import { Lineage } from './lineage.ts';
import { blocks, drawProcedure, inAnyOrder, rebuilt } from './random-procedure.ts';
import type { Block } from './random-procedure.ts';
import { RandomRun } from './random-run.ts';
import { twinOf } from './twin.ts';

const choices = fc.array(fc.nat(3000), { maxLength: 40 });
const task: Block = { type: 'task' };
const behind = (block: Block): Block => ({
  type: 'sequence',
  blocks: [task, { type: 'watched', block, aside: task }],
});
/** Called procedures have data of their own. Two branches at least wait for messages of the conversation. */
const inOneScope = blocks
  .map(rebuilt((block) => (block.type === 'call' ? { ...block, type: 'sub' } : block)))
  .map((block): Block => ({ type: 'parallel', blocks: [behind(block), behind(task)] }));

const byFirstMessage: KeyRule = { id: 'k', properties: { number: 'number' } };
const byData: KeyRule = { ...byFirstMessage, bindings: { number: 'order' } };
const keys = [
  ['of the first message', byFirstMessage],
  ['of the data of the process', byData],
] as const;

function keyed(block: Block, key: KeyRule, answers: boolean): Procedure {
  return { ...drawProcedure(block, { key, answers }), rollback: ['order', 'number'] };
}

/** Tasks write the order that the data of the process speak of: two of them, or none. */
function keyedRun(procedure: Procedure): RandomRun {
  return new RandomRun(procedure, {
    writing: (_element, at) => ({ order: [1, 2, 1, null][(at / 1000) % 4] ?? null }),
  });
}

/** Null where a message came by data that a return has taken back since: in the twin nobody waited for it then. */
function twinUnlessTakenBack(run: RandomRun, key: KeyRule): CaseState | null {
  try {
    return twinOf(run.procedure, run.state, run.recorded);
  } catch (error) {
    const isTakenBack = error instanceof EngineRefusal && error.code === 'subscription-not-open';
    if (key.bindings !== undefined && isTakenBack) return null;
    throw error;
  }
}

interface Wait {
  readonly correlation: Json;
  readonly any: boolean;
}

/** What the outside has been asked to bring, and not to bring any more. */
function asked(commands: readonly Command[]): ReadonlyMap<string, Wait> {
  const open = new Map<string, Wait>();
  for (const command of commands) {
    if (command.type === 'open-subscription')
      open.set(command.subscription, {
        correlation: command.correlation,
        any: command.any === true,
      });
    if (command.type === 'close-subscription') open.delete(command.subscription);
  }
  return open;
}

const openWaits = ({ instances }: CaseState): readonly (readonly [Instance, string, Wait])[] =>
  instances.all
    .filter(({ state }) => state === 'active')
    .flatMap((instance) =>
      (instance.subscriptions ?? [])
        .filter(({ spent, takes }) => spent !== true && takes !== 'none')
        .map((one) => {
          const wait = { correlation: one.correlation ?? null, any: one.takes === 'any' };
          return [instance, subscriptionId(instance.id, one), wait] as const;
        }),
    );

/** The value of the conversation, by the messages that still count: of one conversation there is one. */
function conversation({ instances, keys: noted = [] }: CaseState): readonly Json[] {
  const superseded = new Set(
    instances.all.filter(({ state }) => state === 'superseded').map(({ id }) => id),
  );
  return [...new Set(noted.filter(({ by }) => !superseded.has(by)).map(({ value }) => value))];
}

/** By what a message was sent. */
const sentBy = (command: Command): readonly Json[] =>
  command.type === 'send-message' ? [command.correlation] : [];

/** What the conversation has begun with, or what the data of the process say; null while there is none. */
function valueThatCounts(state: CaseState, key: KeyRule): Json {
  const [known] = conversation(state);
  return (key.bindings === undefined ? known : state.variables['order']) ?? null;
}

/** By what everything that waits has to wait. */
function expectedWait(state: CaseState, key: KeyRule): Wait {
  const correlation = valueThatCounts(state, key);
  return { correlation, any: key.bindings === undefined && correlation === null };
}

/** What waits for the outside, with what for, named so that two histories can be compared. */
function waitsOf(state: CaseState): readonly string[] {
  const lineage = new Lineage(state);
  return openWaits(state)
    .map(([{ id }, , wait]) => `${lineage.key(id)} ${JSON.stringify(wait)}`)
    .toSorted();
}

describe('a long conversation', () => {
  it('is kept in a few values, which go with the last of its messages', () => {
    const turn: Block = {
      type: 'loop',
      block: { type: 'watched', block: task, aside: task },
    };
    const run = new RandomRun(keyed(turn, byFirstMessage, false));
    // A message in each turn; the task behind it, what was watched, and once more.
    for (let turns = 0; turns < 300; turns += 1) {
      const message = run.moves().find(({ type }) => type === 'message');
      if (message !== undefined) run.apply(message);
      for (const { instance } of openTasks(run.state))
        run.apply({ type: 'complete', instance, outcome: 'a' });
      for (const { instance } of openTasks(run.state))
        run.apply({ type: 'complete', instance, outcome: 'a' });
    }
    expect(run.commands.filter(({ type }) => type === 'open-subscription').length).toBeGreaterThan(
      250,
    );
    expect(conversation(run.state)).toEqual([1]);
    expect(run.state.keys?.length).toBeLessThan(200);
  });
});

describe.each(keys)('messages that are correlated by a key %s', (_what, key) => {
  it('are awaited by the value that counts, and by no other, whatever goes back', () => {
    const seen = { waits: 0, sent: 0, told: 0 };
    fc.assert(
      fc.property(inOneScope, choices, (block, steps) => {
        const run = keyedRun(keyed(block, key, true));
        for (const choice of steps) {
          const before = run.commands.length;
          if (run.step(choice) === null) break;
          expect(complaints(run.state)).toEqual([]);
          const sent = run.commands.slice(before).flatMap(sentBy);
          const counts = valueThatCounts(run.state, key);
          // While the key has no value a message may be sent by any, and gives it one or leaves it as it is.
          expect(sent).toEqual(sent.map((value) => counts ?? value));
          seen.told += counts === null ? 0 : sent.length;
          expect(conversation(run.state).length).toBeLessThan(2);
          const open = openWaits(run.state).filter(([{ incident }]) => incident === undefined);
          const expected = expectedWait(run.state, key);
          for (const [, , wait] of open) expect(wait).toEqual(expected);
          const mayWait = key.bindings === undefined || expected.correlation !== null;
          expect(mayWait || open.length === 0).toBe(true);
          const brought = asked(run.commands);
          for (const [, id, wait] of open) expect(brought.get(id)).toEqual(wait);
          seen.waits += open.length;
        }
        seen.sent += run.commands.filter(({ type }) => type === 'send-message').length;
        expect(run.finish()).not.toBeNull();
        expect(run.state.status).toBe('completed');
      }),
      { numRuns: 600 },
    );
    expect(seen.waits).toBeGreaterThan(200);
    expect(seen.sent).toBeGreaterThan(10);
    expect(seen.told).toBeGreaterThan(10);
  });

  it('are those of the history without what was superseded (twin), and of what is replayed', () => {
    let twins = 0;
    fc.assert(
      fc.property(inOneScope, choices, (block, steps) => {
        // By the data of the process a message is sent as they were then, whatever becomes of them: there is no twin.
        const run = keyedRun(keyed(inAnyOrder(block), key, key.bindings === undefined));
        for (const choice of steps) if (run.step(choice) === null) break;
        const twin = twinUnlessTakenBack(run, key);
        if (twin === null) return;
        twins += 1;
        expect(new Lineage(run.state).summary()).toEqual(new Lineage(twin).summary());
        expect(conversation(run.state)).toEqual(conversation(twin));
        expect(waitsOf(run.state)).toEqual(waitsOf(twin));
        const events = run.recorded.map(({ event }) => event);
        expect(replay(run.procedure, events)).toEqual(run.state);
      }),
      { numRuns: 800 },
    );
    expect(twins).toBeGreaterThan(700);
  });
});
