import { randomBytes } from 'node:crypto';
import { Compile } from 'typebox/compile';
import { OpenedReport } from '../../contract/reports.ts';
import { boundedParallel } from '../../jobs/bounded-parallel.ts';
import { CannotRun, type ExitCode, exitCodes } from '../exit-codes.ts';
import { CentreClient, type ClientOptions } from '../http/centre-client.ts';
import { showProgress } from '../progress.ts';
import { type Carried, type CaseEnd, carryCase, type Stage } from './carry-case.ts';
import { CaseReader } from './case-reader.ts';
import type { DriveOptions } from './drive-options.ts';
import { openJournal } from './journal.ts';
import { People } from './people.ts';
import { type CasePlan, type CoursePlan, planCase, planCourse } from './plan-case.ts';
import { reportDrive } from './report-drive.ts';
import { Statistics } from './statistics.ts';
import { readTown } from './town.ts';

const Opened = Compile(OpenedReport);

/** Who sees all cases, and who registers reports. */
const observer = 'p-dispatcher';
const registrar = 'p-acceptor';

/** What came of one case. */
export interface PlayedCase {
  readonly caseId: string | null;
  readonly end: CaseEnd;
}

/** A case to be played: opened when it is its turn, or there already. */
type Job = () => Promise<Carried>;

/** Plays the town; ends when every case has ended, was left as told or was given up. */
export async function drive(options: DriveOptions): Promise<ExitCode> {
  const statistics = new Statistics();
  const stage = await setStage(options, statistics);
  const existing = options.existing ? await stage.reader.openCases() : [];
  const startedAt = performance.now();
  const fresh = Array.from({ length: options.cases }, (_, number) =>
    newCase(stage, options, number),
  );
  const jobs: Job[] = [
    ...existing.map((caseId, number) => knownCase(stage, caseId, planCourse(number, options))),
    ...options.caseIds.map((caseId, number) =>
      knownCase(stage, caseId, { ...planCourse(number, options), ...straightOn }),
    ),
    ...(options.openFirst ? await openedFirst(fresh, options.clients) : fresh),
  ];
  const results = await withProgress('cases', jobs, options.clients, (job) => play(stage, job));
  const seconds = (performance.now() - startedAt) / 1000;
  reportDrive(options, { run: stage.run, results, statistics, seconds });
  return results.some(({ end }) => end.kind === 'unfinished') ? exitCodes.no : exitCodes.done;
}

/** All are opened before any is worked; what could not be opened says so when its turn comes. */
async function openedFirst(jobs: readonly Job[], clients: number): Promise<Job[]> {
  const opened = await withProgress('cases opened', jobs, clients, async (job) => {
    const [result] = await Promise.allSettled([job()]);
    return result;
  });
  return opened.map((result): Job => async () => {
    if (result.status === 'rejected') throw result.reason;
    return Promise.resolve(result.value);
  });
}

async function withProgress<T, R>(
  what: string,
  items: readonly T[],
  clients: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const progress = showProgress(what);
  let done = 0;
  const results = await boundedParallel(items, clients, async (item) => {
    const result = await work(item);
    done += 1;
    progress.update(done, items.length);
    return result;
  });
  progress.stop();
  return results;
}

async function setStage(options: DriveOptions, statistics: Statistics): Promise<Stage> {
  const client: ClientOptions = {
    server: options.server,
    patienceMillis: options.patienceMillis,
    onRetry: () => {
      statistics.retries += 1;
    },
  };
  const reader = new CentreClient(client);
  await reader.signIn({ login: 'dispatcher', password: options.password });
  const town = await readTown(reader);
  const people = new People(town.people, options.password, client);
  for (const person of [observer, registrar]) {
    if (!town.people.some((known) => known.id === person)) {
      throw new CannotRun(
        `Nobody is called ${person}: the drive needs a centre in demo mode (BIHUAN_DEMO=1).`,
      );
    }
  }
  return {
    run: `drive-${randomBytes(6).toString('hex')}`,
    town,
    people,
    reader: new CaseReader(reader),
    statistics,
    journal: openJournal(options.journal),
    patienceMillis: options.patienceMillis,
    steps: options.steps,
  };
}

async function play(stage: Stage, job: Job): Promise<PlayedCase> {
  let caseId: string | null = null;
  try {
    const carried = await job();
    ({ caseId } = carried);
    return { caseId, end: await carryCase(stage, carried) };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { caseId, end: { kind: 'unfinished', why } };
  }
}

/** One that somebody names is not sent back any more. */
const straightOn = { course: 'straight', stubborn: false } as const;

function knownCase(stage: Stage, caseId: string, plan: CoursePlan): Job {
  return async () => {
    const { grid } = await stage.reader.head(caseId);
    return { ...plan, grid, caseId, subject: null };
  };
}

function newCase(stage: Stage, { seed, mix }: DriveOptions, number: number): Job {
  return async () => {
    const plan = planCase(number, { seed, mix, town: stage.town });
    return { ...plan, caseId: await openCase(stage, plan) };
  };
}

async function openCase(stage: Stage, plan: CasePlan): Promise<string> {
  const client = await stage.people.clientOf(registrar);
  const opened = await stage.statistics.time('open', () =>
    client.json(Opened, {
      method: 'POST',
      path: '/api/reports',
      body: plan.report,
      headers: { 'idempotency-key': `${stage.run}-open-${plan.number}` },
    }),
  );
  return opened.caseId;
}
