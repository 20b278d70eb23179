import { readFileSync } from 'node:fs';
import path from 'node:path';
import { apply, emptyState } from '../../../bpmn/engine/interpreter.ts';
import type { EngineEvent, EngineEventBody } from '../../../bpmn/engine/events.ts';
import { marking, openTasks } from '../../../bpmn/engine/queries.ts';
import type { CaseState } from '../../../bpmn/engine/state.ts';
import type { JsonObject } from '../../../bpmn/model/json.ts';
import type { Procedure } from '../../../bpmn/model/procedure.ts';
import { parseProcedure } from '../../../bpmn/parse/parse-procedure.ts';
import type { CaseDetail, LedgerEntry, Marking } from '../../../api/contract/cases.ts';

const folder = path.resolve(import.meta.dirname, '../../../migrations/seeds/procedures');

/** The delivered procedure, as text and as the engine reads it. */
const deliveredXml = readFileSync(path.join(folder, 'ordinary-event.bpmn'), 'utf8');

/** What the server answers of the version: the text, or the graph, as was asked. */
export async function deliveredVersion(init?: RequestInit): Promise<Response> {
  const isText = new Headers(init?.headers).get('accept') === 'application/xml';
  return new Response(
    isText ? deliveredXml : JSON.stringify({ graph: await deliveredProcedure() }),
  );
}

export async function deliveredProcedure(): Promise<Procedure> {
  const { procedure, findings } = await parseProcedure(deliveredXml);
  if (procedure === null) {
    throw new Error(`Expected the delivered procedure to be read, but ${JSON.stringify(findings)}`);
  }
  return procedure;
}

const caseId = 'c1';
const begun = Date.parse('2026-11-24T01:00:00Z');
const minute = 60_000;
const limit = (amount: number, unit: string): JsonObject => ({ amount, unit });

const variables: JsonObject = {
  caseId,
  channel: 'phone',
  category: null,
  conditionId: null,
  limit: null,
  confirmation: 'none',
  urgency: 'normal',
  grid: 'g-jianshe-01',
  gridUnit: 'u-jianshe',
  centre: 'u-centre',
  wantsCallback: true,
  needsAnswer: false,
  selfHandled: false,
  settings: {
    acceptLimit: limit(0.25, 'urgentHours'),
    verifyLimit: limit(1, 'urgentHours'),
    fileLimit: limit(0.25, 'urgentHours'),
    dispatchLimit: limit(0.25, 'urgentHours'),
  },
};

/** One recorded step: who did what, and the marking that the engine gave then. */
interface Step {
  readonly entry: LedgerEntry;
  readonly marking: Marking;
}

interface Course {
  readonly procedure: Procedure;
  state: CaseState;
  readonly steps: Step[];
}

const hashOf = (seq: number): string => String(seq).padStart(2, '0').repeat(32);

function entryOf(
  course: Course,
  body: Omit<LedgerEntry, 'seq' | 'hash' | 'at' | 'people'>,
): LedgerEntry {
  const seq = course.steps.length + 1;
  return {
    seq,
    at: new Date(begun + seq * minute).toISOString(),
    people: [],
    hash: hashOf(seq),
    ...body,
  };
}

const person = (name: string): LedgerEntry['actor'] => ({
  id: `p-${name}`,
  name,
  nameEn: null,
  role: null,
  unit: null,
});

interface Fed {
  readonly type: string;
  readonly event: EngineEventBody;
  readonly by: string;
  readonly element?: string;
}

/** Feeds the engine and writes the entry that the shell would. */
function feed(course: Course, fed: Fed): void {
  const { type, event, by, element } = fed;
  const seq = course.steps.length + 1;
  const whole: EngineEvent = { ...event, at: begun + seq * minute, by: `p-${by}` };
  course.state = apply(course.procedure, course.state, whole).state;
  const instance = 'instance' in event ? event.instance : undefined;
  const entry = entryOf(course, {
    step: course.steps.filter((each) => each.entry.step !== null).length + 1,
    actor: person(by),
    origin: 'person',
    type,
    params: { event: whole },
    ...(instance === undefined ? {} : { taskId: `${caseId}.${instance}` }),
    ...(element === undefined ? {} : { elementId: element }),
  });
  remember(course, entry);
}

function remember(course: Course, entry: LedgerEntry): void {
  const { active, completed, cancelled, taken } = marking(course.procedure, course.state);
  course.steps.push({
    entry,
    marking: {
      seq: entry.seq,
      active: [...active],
      completed: [...completed],
      cancelled: [...cancelled],
      taken: [...taken],
    },
  });
}

/** `what` is `element outcome`. */
function complete(course: Course, what: string, by: string, set: JsonObject = {}): void {
  const [element = '', outcome = ''] = what.split(' ');
  const task = openTasks(course.state).find((each) => each.element === element);
  if (task === undefined) {
    throw new Error(`Expected an open task ${element}, but there is none`);
  }
  feed(course, {
    type: 'task-completed',
    event: { type: 'complete', instance: task.instance, outcome, variables: set },
    by,
    element,
  });
}

const desk = (course: Course, type: string, by: string, params: LedgerEntry['params']): void => {
  remember(
    course,
    entryOf(course, { step: null, actor: person(by), origin: 'person', type, params }),
  );
};

export interface SampleCase {
  readonly procedure: Procedure;
  readonly entries: readonly LedgerEntry[];
  /** The marking at each entry, by its place in the chain. */
  readonly markings: ReadonlyMap<number, Marking>;
}

/** A case that was accepted, filed, dispatched, objected to and dispatched anew, with desk operations between. */
export async function sampleCase(): Promise<SampleCase> {
  const procedure = await deliveredProcedure();
  const course: Course = { procedure, state: emptyState(procedure), steps: [] };
  desk(course, 'report-received', '周敏', {
    number: 'LS-20261124-0001',
    channel: 'phone',
    digest: 'd',
    reportId: 'r1',
  });
  feed(course, { type: 'case-started', event: { type: 'start', variables }, by: '周敏' });
  complete(course, 'accept accept', '周敏', { category: 'cat' });
  complete(course, 'file file', '周敏', {
    limit: limit(4, 'urgentHours'),
    conditionId: 'cond',
    confirmation: 'none',
  });
  desk(course, 'comment-added', '周敏', { comment: 'm1' });
  complete(course, 'dispatch dispatch', '林晓燕', { unit: 'u-enforcement' });
  complete(course, 'assign object', '何俊', {});
  complete(course, 'dispatch dispatch', '林晓燕', { unit: 'u-municipal' });
  return {
    procedure,
    entries: course.steps.map((step) => step.entry),
    markings: new Map(course.steps.map((step) => [step.entry.seq, step.marking])),
  };
}

/** The same case as the API shows it. */
export const sampleDetail: CaseDetail = {
  id: caseId,
  number: 'JC-20261124-0001',
  reportNumber: 'LS-20261124-0001',
  title: '建设路 118 号门前雨水井盖破损',
  stage: 'handle',
  state: 'open',
  channel: 'phone',
  category: 'cat',
  className: '雨水井盖',
  classNameEn: 'Rainwater manhole cover',
  urgency: 'normal',
  address: '建设路 118 号',
  grid: { id: 'g-jianshe-01', name: '建设社区第一网格' },
  unit: { id: 'u-municipal', name: '市政管护所' },
  createdAt: new Date(begun).toISOString(),
  endedAt: null,
  dueAt: null,
  clockState: 'none',
  remainingMillis: null,
  limitUnit: null,
  description: '井盖破了一半，行人容易踩空。',
  location: { longitude: null, latitude: null, address: '建设路 118 号', grid: null },
  reporter: { name: '刘**', phone: '138****6021', wantsCallback: true, inFull: true },
  condition: null,
  stages: [
    {
      stage: 'accept',
      state: 'done',
      count: 1,
      enteredAt: null,
      leftAt: null,
      usedMillis: minute,
      clockState: 'stopped',
      by: null,
    },
    {
      stage: 'handle',
      state: 'current',
      count: 2,
      enteredAt: new Date(begun).toISOString(),
      leftAt: null,
      usedMillis: minute,
      clockState: 'fine',
      by: null,
    },
  ],
  clocks: [],
  tasks: [],
  procedure: {
    key: 'ordinary-event',
    version: 1,
    hash: 'h',
    name: '普通事件闭环',
    nameEn: 'Ordinary event',
  },
  actions: [
    { action: 'comment', allowed: true, reason: null },
    { action: 'urge', allowed: true, reason: null },
    { action: 'extend', allowed: false, reason: 'clock-not-running' },
    { action: 'park', allowed: true, reason: null },
    { action: 'void', allowed: true, reason: null },
  ],
  attachments: [],
  comments: [
    {
      id: 'm1',
      text: '管位要现场交底',
      by: { id: 'p-周敏', name: '周敏' },
      at: new Date(begun).toISOString(),
    },
  ],
  reports: [
    {
      id: 'r1',
      number: 'LS-20261124-0001',
      channel: 'phone',
      at: new Date(begun).toISOString(),
      caseId: 'c1',
    },
  ],
  original: null,
  duplicates: [],
  waits: [],
  adHoc: [],
  interventions: null,
  takeBack: [],
  card: null,
  secrecy: 'ordinary',
  cards: [],
  cardProposals: [],
  incidents: [],
  round: 1,
  endCode: null,
  assessment: null,
  serverTime: new Date(begun + 30 * minute).toISOString(),
};
