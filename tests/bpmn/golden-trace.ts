import { readdirSync, readFileSync } from 'node:fs';
import type { Command } from '../../bpmn/engine/commands.ts';
import type { EngineEventBody } from '../../bpmn/engine/events.ts';
import { EngineRefusal } from '../../bpmn/engine/failures.ts';
import { migrationTo, planFor } from '../../bpmn/engine/migration/plan.ts';
import { trace } from '../../bpmn/engine/trace.ts';
import type { BpmnElement } from '../../bpmn/model/element.ts';
import type { JsonObject } from '../../bpmn/model/json.ts';
import type { Procedure } from '../../bpmn/model/procedure.ts';
import { CaseRun } from './case-run.ts';
import { loadProcedure, tracesFolder } from './load-procedure.ts';

/** One step of a golden trace. `event` and `active` are written by hand, the rest is recorded and read. */
interface TraceStep {
  readonly event: EngineEventBody;
  readonly by?: string;
  /** Of a migration, whose event names neither: where it goes, and by which ids. */
  readonly version?: Version;
  /** Elements that hold a token afterwards. */
  readonly active: readonly string[];
  /** Variables that must have these values afterwards. */
  readonly variables?: JsonObject;
  readonly refused?: string;
  readonly trace?: readonly string[];
  readonly commands?: readonly string[];
}

interface Version {
  readonly diagram: string;
  /** Ids that are others there; without them they are the same. */
  readonly renamed?: Readonly<Record<string, string>>;
  /** By the plan that the migration before has answered with. */
  readonly undone?: true;
}

export interface GoldenTrace {
  readonly title: string;
  readonly diagram: string;
  readonly steps: readonly TraceStep[];
  readonly status: string;
}

export function traceNames(): string[] {
  return readdirSync(tracesFolder)
    .filter((file) => file.endsWith('.trace.json'))
    .map((file) => file.slice(0, -'.trace.json'.length))
    .toSorted();
}

export function readTrace(name: string): GoldenTrace {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the files are this folder's own
  return JSON.parse(
    readFileSync(new URL(`${name}.trace.json`, tracesFolder), 'utf8'),
  ) as GoldenTrace;
}

/** Elements that a trace enters, those of called procedures too, with the procedure of each. */
export async function enteredIn(
  name: string,
): Promise<readonly { readonly element: BpmnElement; readonly procedure: Procedure }[]> {
  const golden = readTrace(name);
  const loaded = await loadProcedure(golden.diagram);
  const lines = golden.steps.flatMap((step) => step.trace ?? []);
  const entered = new Set(lines.map((line) => line.split('#', 1)[0]));
  return [loaded, ...Object.values(loaded.called)]
    .flatMap((procedure) =>
      Object.values(procedure.elements).map((element) => ({ element, procedure })),
    )
    .filter(({ element }) => entered.has(element.id));
}

/** Runs a trace and gives what happened in the shape of the file. */
export async function runTrace(golden: GoldenTrace): Promise<GoldenTrace> {
  const run = new CaseRun(await loadProcedure(golden.diagram));
  const steps: TraceStep[] = [];
  for (const step of golden.steps) steps.push(runStep(run, step, await happening(run, step)));
  return { title: golden.title, diagram: golden.diagram, steps, status: run.state.status };
}

async function happening(
  { procedure, undo }: CaseRun,
  { event, version }: TraceStep,
): Promise<EngineEventBody> {
  if (version === undefined) return event;
  const { diagram, renamed = {}, undone } = version;
  const to = await loadProcedure(diagram);
  const plan = undone === true ? undo : planFor(procedure, to, (id) => renamed[id] ?? id);
  if (plan === undefined) throw new Error('Expected a migration to come back from');
  return migrationTo(to, plan);
}

function runStep(run: CaseRun, step: TraceStep, event: EngineEventBody): TraceStep {
  const before = run.state;
  const refused = refusalOf(() => run.apply(event, step.by));
  const variables = Object.keys(step.variables ?? {}).map(
    (name) => [name, run.state.variables[name] ?? null] as const,
  );
  return {
    event: step.event,
    ...(step.by === undefined ? {} : { by: step.by }),
    ...(step.version === undefined ? {} : { version: step.version }),
    active: run.active,
    ...(step.variables === undefined ? {} : { variables: Object.fromEntries(variables) }),
    ...(refused === null
      ? { trace: trace(before, run.state), commands: run.commands.map(describe) }
      : { refused }),
  };
}

function refusalOf(act: () => unknown): string | null {
  try {
    act();
    return null;
  } catch (error) {
    if (error instanceof EngineRefusal) return error.code;
    throw error;
  }
}

/** A command on one line: its type and what it says, lists of outcomes left out. */
function describe(command: Command): string {
  const { type, ...rest } = command;
  const parts = Object.entries(rest)
    .filter(([name, value]) => name !== 'outcomes' && name !== 'name' && value !== null)
    .map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`);
  return [type, ...parts].join(' ');
}
