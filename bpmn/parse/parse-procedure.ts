import type { DecisionModel } from '../decisions/model/decision-model.ts';
import type { Finding } from '../model/finding.ts';
import type { Procedure } from '../model/procedure.ts';
import { checkCorrelation } from './check-correlation.ts';
import { chooseProcess, processesOf, reachedFrom } from './choose-process.ts';
import type { Processes } from './choose-process.ts';
import { checkContent } from './content/check-content.ts';
import { markDetached } from './detached-branches.ts';
import { Extensions } from './extensions.ts';
import { Findings } from './findings.ts';
import { checkMessageFlows } from './message-flows.ts';
import { idOf, text } from './moddle-element.ts';
import type { ModdleElement } from './moddle-element.ts';
import { checkPools } from './pools.ts';
import { readXml } from './read-xml.ts';
import { withDecisions } from './embedded-decisions.ts';
import { sortedRecord } from './sorted-record.ts';
import { processDataOf } from './transform-data.ts';
import { globalTasksOf, transformGlobalTask } from './transform-global-tasks.ts';
import { transformContainer } from './transform-container.ts';
import type { Content } from './transform-container.ts';

export interface ParseOptions {
  /** Procedures of other files that call activities may name, by process id. */
  readonly called?: Readonly<Record<string, Procedure>>;
  /** Decision models that business rule tasks may name, by their ids. */
  readonly decisions?: Readonly<Record<string, DecisionModel>>;
  /**
   * Which process of the file; the others that it does not call are then left out. By default the
   * executable one that no other calls, and there must be no more in the file.
   */
  readonly process?: string;
}

export interface Parsed {
  /** Null as soon as there is an error finding. */
  readonly procedure: Procedure | null;
  readonly findings: readonly Finding[];
}

/**
 * BPMN 2.0 XML to an executable procedure. Whatever the engine would not run as drawn is an error
 * finding; only what no token ever meets (diagram, documentation, artifacts, data stores) is left out.
 */
export async function parseProcedure(xml: string, options: ParseOptions = {}): Promise<Parsed> {
  const findings = new Findings();
  const definitions = await readXml(xml, findings);
  if (definitions === null) return { procedure: null, findings: findings.all };
  const processes = processesOf(definitions, findings);
  const process = chooseProcess(processes, options.process, findings);
  checkFile(definitions, { processes, process, wanted: options.process, findings });
  if (process === null) return { procedure: null, findings: findings.all };
  const decisions = options.decisions ?? {};
  const procedure = withDecisions(transformProcess(process, findings), decisions);
  const called = new Map<string, Procedure>();
  embedCalled(procedure, {
    processes,
    globalTasks: globalTasksOf(definitions),
    given: options.called ?? {},
    decisions,
    called,
    findings,
  });
  return {
    procedure: findings.all.length === 0 ? { ...procedure, called: sortedRecord(called) } : null,
    findings: findings.all,
  };
}

/** What the file says beside and around the elements of the chosen process. */
function checkFile(
  definitions: ModdleElement,
  {
    processes,
    process,
    wanted,
    findings,
  }: {
    readonly processes: Processes;
    readonly process: ModdleElement | null;
    readonly wanted: string | undefined;
    readonly findings: Findings;
  },
): void {
  const reached = process === null ? new Set() : reachedFrom(process, processes);
  const others = [...processes.values()].filter((other) => !reached.has(other));
  if (wanted === undefined && process !== null) {
    for (const other of others)
      findings.add('process-not-called', idOf(other), { by: idOf(process) ?? '' });
  }
  checkPools(definitions, findings);
  checkMessageFlows(definitions, findings);
  checkCorrelation(definitions, findings);
  checkContent(definitions, findings, new Set(wanted === undefined ? [] : others));
}

function transformProcess(process: ModdleElement, findings: Findings): Procedure {
  const id = idOf(process) ?? '';
  if (process['isExecutable'] === false) findings.add('not-executable', id);
  const content: Content = { elements: new Map(), flows: new Map(), lanes: new Map() };
  const level = transformContainer(process, {
    content,
    findings,
    parent: null,
    stage: null,
    lane: null,
    inHandler: false,
  });
  const name = text(process, 'name') ?? id;
  const extensions = new Extensions(process, id, ['bh:Label', 'bh:Rollback'], findings);
  return markDetached({
    format: 1,
    id,
    name,
    nameEn: extensions.labelEn(name),
    ...extensions.rollback(),
    ...level,
    ...processDataOf(process, findings),
    elements: sortedRecord(content.elements),
    flows: sortedRecord(content.flows),
    lanes: sortedRecord(content.lanes),
    called: {},
  });
}

interface Embedding {
  readonly processes: Processes;
  readonly globalTasks: ReadonlyMap<string, ModdleElement>;
  readonly given: Readonly<Record<string, Procedure>>;
  readonly decisions: Readonly<Record<string, DecisionModel>>;
  readonly called: Map<string, Procedure>;
  readonly findings: Findings;
}

/** Collects everything that is called, directly or not; what cannot be found is left to validation. */
function embedCalled(procedure: Procedure, embedding: Embedding): void {
  for (const element of Object.values(procedure.elements)) {
    if (element.kind !== 'callActivity' || embedding.called.has(element.calledElement)) continue;
    const called = findCalled(element.calledElement, embedding);
    if (called === null) continue;
    embedding.called.set(element.calledElement, { ...called, called: {} });
    for (const [id, inner] of Object.entries(called.called)) {
      if (!embedding.called.has(id)) embedding.called.set(id, inner);
    }
    embedCalled(called, embedding);
  }
}

function findCalled(
  id: string,
  { processes, globalTasks, given, decisions, findings }: Embedding,
): Procedure | null {
  const inFile = processes.get(id);
  if (inFile !== undefined) return withDecisions(transformProcess(inFile, findings), decisions);
  const task = globalTasks.get(id);
  const asProcedure = task === undefined ? null : transformGlobalTask(task, findings);
  if (asProcedure !== null) return withDecisions(asProcedure, decisions);
  const published = Object.hasOwn(given, id) ? given[id] : undefined;
  return published === undefined ? null : fromFile(id, published);
}

/** With what it brings along from its file; what that has from other files keeps theirs. */
function fromFile(file: string, published: Procedure): Procedure {
  const called = Object.entries(published.called).map(
    ([id, one]) => [id, { file, ...one }] as const,
  );
  return { file, ...published, called: Object.fromEntries(called) };
}
