import { randomBytes } from 'node:crypto';
import { Compile } from 'typebox/compile';
import { OpenedReport } from '../../contract/reports.ts';
import { boundedParallel } from '../../jobs/bounded-parallel.ts';
import { CannotRun, type ExitCode, exitCodes } from '../exit-codes.ts';
import { CentreClient, type ClientOptions } from '../http/centre-client.ts';
import { showProgress } from '../progress.ts';
import { type CaseEnd, carryCase, type Stage } from './carry-case.ts';
import { CaseReader } from './case-reader.ts';
import type { DriveOptions } from './drive-options.ts';
import { People } from './people.ts';
import { type CasePlan, planCase } from './plan-case.ts';
import { randomOfCase } from './random.ts';
import { reportDrive } from './report-drive.ts';
import { Statistics } from './statistics.ts';
import { readTown } from './town.ts';

const Opened = Compile(OpenedReport);

/** Who sees all cases, and who registers reports. */
const observer = 'p-dispatcher';
const registrar = 'p-acceptor';

/** A case to be opened and carried, or one that is there already. */
type Job =
  | { readonly kind: 'new'; readonly number: number }
  | { readonly kind: 'existing'; readonly caseId: string; readonly number: number };

/** What came of one case. */
export interface PlayedCase {
  readonly caseId: string | null;
  readonly end: CaseEnd;
}

/** Plays the town; ends when every case has ended or was given up. */
export async function drive(options: DriveOptions): Promise<ExitCode> {
  const statistics = new Statistics();
  const stage = await setStage(options, statistics);
  const existing = options.existing ? await stage.reader.openCases() : [];
  const jobs: Job[] = [
    ...existing.map((caseId, number): Job => ({ kind: 'existing', caseId, number })),
    ...Array.from({ length: options.cases }, (_, number): Job => ({ kind: 'new', number })),
  ];
  const progress = showProgress('cases');
  const startedAt = performance.now();
  let played = 0;
  const results = await boundedParallel(jobs, options.clients, async (job) => {
    const result = await play(stage, options, job);
    played += 1;
    progress.update(played, jobs.length);
    return result;
  });
  progress.stop();
  const seconds = (performance.now() - startedAt) / 1000;
  reportDrive(options, { run: stage.run, results, statistics, seconds });
  return results.every((result) => result.end.ended) ? exitCodes.done : exitCodes.no;
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
    patienceMillis: options.patienceMillis,
  };
}

async function play(stage: Stage, options: DriveOptions, job: Job): Promise<PlayedCase> {
  let caseId: string | null = null;
  try {
    if (job.kind === 'existing') {
      ({ caseId } = job);
      const random = randomOfCase(options.seed, job.number);
      const { grid } = await stage.reader.head(caseId);
      return {
        caseId,
        end: await carryCase(stage, { caseId, grid, course: 'straight', stubborn: false, random }),
      };
    }
    const plan = planCase(job.number, { seed: options.seed, mix: options.mix, town: stage.town });
    caseId = await openCase(stage, plan);
    return { caseId, end: await carryCase(stage, { ...plan, caseId }) };
  } catch (error) {
    return {
      caseId,
      end: { ended: false, why: error instanceof Error ? error.message : String(error) },
    };
  }
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
