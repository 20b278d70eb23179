import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EngineRefusal } from '../../bpmn/engine/failures.ts';
import type { EngineEventBody } from '../../bpmn/engine/events.ts';
import { comingTurnId } from '../../bpmn/engine/ids.ts';
import type { Instance } from '../../bpmn/engine/state.ts';
import type { Procedure } from '../../bpmn/model/procedure.ts';
import { CaseRun } from './case-run.ts';
import { complaints } from './invariants.ts';
import { ProcedureBuilder } from './procedure-builder.ts';

/** A body of three turns that is through when two thirds of its instances have ended, and a task behind it. */
function procedureWith(sequential: boolean): Procedure {
  const builder = new ProcedureBuilder();
  const start = builder.plain('startEvent', null);
  const host = builder.subProcess(null, {
    kind: 'multi',
    sequential,
    cardinality: null,
    collection: 'items',
    item: 'item',
    completion: 'numberOfCompletedInstances * 3 >= numberOfInstances * 2',
    output: { name: 'given', value: 'item' },
  });
  const inner = builder.plain('startEvent', host);
  const task = builder.user(host);
  builder.flow(inner, task);
  builder.flow(task, builder.plain('endEvent', host));
  const behind = builder.user(null);
  builder.flow(start, host);
  builder.flow(host, behind);
  builder.flow(behind, builder.plain('endEvent', null));
  return builder.build('turns');
}

interface Turn {
  readonly item: string;
  state: 'later' | 'open' | 'expected' | 'done' | 'gone';
}

/** What the body ought to do, counted by hand. */
class Model {
  readonly sequential: boolean;
  readonly turns: Turn[];
  over = false;

  constructor(sequential: boolean, items: readonly string[]) {
    this.sequential = sequential;
    this.turns = items.map((item) => ({ item, state: sequential ? 'later' : 'open' }));
    this.#goOn();
  }

  counting(): Turn[] {
    return this.turns.filter(({ state }) => state !== 'gone');
  }
  of(state: Turn['state']): Turn[] {
    return this.turns.filter((turn) => turn.state === state);
  }

  add(item: string): void {
    this.turns.push({ item, state: this.sequential ? 'later' : 'open' });
  }
  set(turn: Turn, state: Turn['state']): void {
    turn.state = state;
    if (state !== 'open') this.#goOn();
  }

  standing(): Standing {
    const items = (state: Turn['state']): string[] => this.of(state).map(({ item }) => item);
    return this.over
      ? { state: 'completed', open: new Set(), given: items('done') }
      : { state: 'active', open: new Set(items('open')), given: undefined };
  }

  #goOn(): void {
    const done = this.of('done').length;
    if (this.of('expected').length > 0) return;
    const isThrough = done > 0 && done * 3 >= this.counting().length * 2;
    const [next] = this.of('later');
    if (isThrough || (this.of('open').length === 0 && next === undefined)) this.over = true;
    else if (this.of('open').length === 0 && next !== undefined) next.state = 'open';
  }
}

/** The engine's turn of an item; in a sequential body the newest of them. */
function turnOf(run: CaseRun, item: string): Instance | undefined {
  return run.state.instances.all.findLast(
    ({ turn, locals }) => turn !== undefined && locals?.['item'] === item,
  );
}

function taskIn(run: CaseRun, turn: Instance | undefined): string {
  const task = run.state.instances.all.find(
    ({ scope, opened }) => scope === turn?.id && opened === 'task',
  );
  return String(task?.id);
}

/** How the body stands, with the items of its open turns and what it has collected. */
interface Standing {
  readonly state: string | undefined;
  readonly open: ReadonlySet<unknown>;
  readonly given: unknown;
}

function standingOf(run: CaseRun): Standing {
  const open = run.state.instances.all.filter(
    ({ turn, state }) => turn !== undefined && state === 'active',
  );
  return {
    state: run.state.instances.all.find(({ turns }) => turns !== undefined)?.state,
    open: new Set(open.map(({ locals }) => locals?.['item'])),
    given: run.state.variables['given'],
  };
}

/** What choices make of the model, and the event that makes the engine do the same. */
function act(model: Model, run: CaseRun, [kind, pick]: readonly [number, number]): void {
  const body = String(run.state.instances.all.find(({ turns }) => turns !== undefined)?.id);
  if (kind === 0) {
    const item = `added${String(model.turns.length)}`;
    run.apply({ type: 'add-instance', body, item });
    model.add(item);
    return;
  }
  for (const { from, to, event } of [changes[kind - 1] ?? completion, completion]) {
    const turns = model.of(from);
    const turn = turns[pick % Math.max(turns.length, 1)];
    if (turn === undefined) continue;
    run.apply(event(run, { body, turn, number: model.turns.indexOf(turn) + 1 }));
    model.set(turn, to);
    return;
  }
}

interface Act {
  readonly from: Turn['state'];
  readonly to: Turn['state'];
  readonly event: (
    run: CaseRun,
    on: { readonly body: string; readonly turn: Turn; readonly number: number },
  ) => EngineEventBody;
}

const idIn = (run: CaseRun, { item }: Turn): string => String(turnOf(run, item)?.id);
const removal =
  (expected: boolean): Act['event'] =>
  (run, { turn }) => ({ type: 'remove-instance', instance: idIn(run, turn), expected });

const completion: Act = {
  from: 'open',
  to: 'done',
  event: (run, { turn }) => ({
    type: 'complete',
    instance: taskIn(run, turnOf(run, turn.item)),
    outcome: 'a',
  }),
};

const changes: readonly Act[] = [
  { from: 'open', to: 'gone', event: removal(false) },
  { from: 'open', to: 'expected', event: removal(true) },
  {
    from: 'expected',
    to: 'open',
    event: (run, { body, turn }) => ({ type: 'add-instance', body, back: idIn(run, turn) }),
  },
  { from: 'expected', to: 'gone', event: removal(false) },
  {
    from: 'later',
    to: 'gone',
    event: (_run, { body, number }) => ({
      type: 'remove-instance',
      instance: comingTurnId(Number(body), number),
    }),
  },
];

/** A body that an instance cannot be added to or taken from refuses, and nothing changes. */
function refusals(run: CaseRun): EngineEventBody[] {
  const ended = run.state.instances.all.filter(({ state, withdrawn }) => {
    return state !== 'active' && withdrawn !== 'expected';
  });
  return ended.flatMap(({ id }): EngineEventBody[] => [
    { type: 'add-instance', body: String(id) },
    { type: 'remove-instance', instance: String(id) },
    { type: 'remove-instance', instance: String(id), expected: true },
    { type: 'remove-instance', instance: comingTurnId(id, 1) },
  ]);
}

const item = fc.constantFrom('x', 'y', 'z');
const acts = fc.array(fc.tuple(fc.nat(9), fc.nat(20)), { maxLength: 25 });

describe('turns that are added, taken out and come back', () => {
  it.each([false, true])('count as by hand, sequential %s', (sequential) => {
    const procedure = procedureWith(sequential);
    fc.assert(
      fc.property(fc.uniqueArray(item), acts, (items, chosen) => {
        const run = new CaseRun(procedure).start({ items });
        const model = new Model(sequential, items);
        for (const choice of chosen) {
          if (model.over) break;
          act(model, run, choice);
          expect(complaints(run.state)).toEqual([]);
        }
        expect(standingOf(run)).toEqual(model.standing());
        for (const event of refusals(run)) {
          const before = run.state;
          expect(() => run.apply(event)).toThrow(EngineRefusal);
          expect(run.state).toBe(before);
        }
      }),
      { numRuns: 150 },
    );
  });
});
