import { packState, unpackState } from '../bpmn/engine/packed-state.ts';
import type { JsonObject } from '../bpmn/model/json.ts';
import { emptyPending, type CaseBook } from './case-book.ts';
import type { ActResult, CarriedCase } from './contract.ts';

type ValueOf<M> = M extends Map<string, infer V> ? V : never;
type Listed<K extends keyof CaseBook> = readonly ValueOf<CaseBook[K]>[];

/** The shell's part of a carried case. A changed shape gets a new version and a named upgrade. */
interface CarriedShell extends Pick<
  CaseBook,
  'caseState' | 'stages' | 'stage' | 'counters' | 'parked' | 'parkings' | 'stood' | 'end'
> {
  readonly version: typeof carriedVersion;
  readonly tasks: Listed<'tasks'>;
  readonly clocks: Listed<'clocks'>;
  readonly timers: Listed<'timers'>;
  readonly services: Listed<'services'>;
  readonly subscriptions: Listed<'subscriptions'>;
  readonly incidents: Listed<'incidents'>;
  readonly processed: readonly (readonly [string, ActResult])[];
}

const carriedVersion = 2;

/** From version n to n + 1; the key is n. */
const upgrades: Readonly<Record<number, (shell: JsonObject) => JsonObject>> = {
  // Its waits have been moved by what it had stood still.
  1: (shell) => ({ ...shell, version: 2, stood: [] }),
};

/** What a case takes through continue-as-new and reseed: nothing may be pending. */
export const carry = (
  book: Readonly<CaseBook>,
  step: number,
  processed: readonly (readonly [string, ActResult])[],
): CarriedCase => {
  if (book.pending.entries.length > 0) {
    throw new Error('Expected everything to be projected before carrying, but entries are pending');
  }
  const { caseState, stages, stage, counters, parked, parkings, stood, end } = book;
  const shell: CarriedShell = {
    version: carriedVersion,
    caseState,
    stages,
    stage,
    counters,
    parked,
    parkings,
    stood,
    end,
    tasks: [...book.tasks.values()],
    clocks: [...book.clocks.values()],
    timers: [...book.timers.values()],
    services: [...book.services.values()],
    subscriptions: [...book.subscriptions.values()],
    incidents: [...book.incidents.values()],
    processed,
  };
  return { state: packState(book.engine), step, shell: asJson(shell) };
};

export const restore = (
  carried: CarriedCase,
): {
  readonly book: CaseBook;
  readonly step: number;
  readonly processed: readonly (readonly [string, ActResult])[];
} => {
  const shell = currentShell(carried.shell);
  const { tasks, clocks, timers, services, subscriptions, incidents, processed } = shell;
  const { caseState, stages, stage, counters, parked, parkings, stood, end } = shell;
  const book: CaseBook = {
    engine: unpackState(carried.state),
    caseState,
    stages,
    stage,
    counters: { ...counters },
    parked,
    parkings,
    stood,
    end,
    tasks: new Map(tasks.map((task) => [task.instance, task])),
    clocks: new Map(clocks.map((clock) => [clock.id, clock])),
    timers: new Map(timers.map((timer) => [timer.timer, timer])),
    services: new Map(services.map((service) => [service.instance, service])),
    subscriptions: new Map(subscriptions.map((open) => [open.subscription, open])),
    incidents: new Map(incidents.map((incident) => [incident.id, incident])),
    pending: emptyPending(),
  };
  return { book, step: carried.step, processed };
};

const currentShell = (shell: JsonObject): CarriedShell => {
  let upgraded = shell;
  while (upgraded['version'] !== carriedVersion) {
    const version = Number(upgraded['version']);
    const upgrade = upgrades[version];
    if (upgrade === undefined) {
      throw new Error(
        `Expected a carried case of version ${String(carriedVersion)} or earlier, but got ${String(version)}`,
      );
    }
    upgraded = upgrade(upgraded);
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- made by `carry`, told by its version
  return upgraded as object as CarriedShell;
};

/** Interfaces of plain JSON values, for the wire. */
const asJson = (value: CarriedShell): JsonObject =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- plain JSON by the types of its parts
  value as object as JsonObject;
