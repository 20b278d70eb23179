import { cpuUsage } from 'node:process';
import { forecastBounds } from '../../activities/forecast/forecaster.ts';
import { ForecastRunner } from '../../activities/forecast/forecast-runner.ts';
import type { ForecastAnswer, ForecastWork } from '../../activities/forecast/forecast-work.ts';
import type { Procedure } from '../../bpmn/model/procedure.ts';
import { nextMorning } from '../../domain/forecast/forecast-hours.ts';
import type { FinishedTask } from '../../domain/forecast/handling-times.ts';
import { seededRandom } from '../../domain/forecast/seeded-random.ts';
import { calendar, minute, mondayMorning } from '../workflows/calendars.ts';
import { settings, straightPath } from '../workflows/case-inputs.ts';
import { hashOf, ordinaryEvent } from '../workflows/procedures.ts';
import { PureCase } from '../workflows/pure-case.ts';
import { runDeliveredCase } from './core/delivered-case.ts';
import { leastMicros } from './core/pace.ts';
import { rounded, type Benchmark } from './measurement.ts';

const { runs, mostCases, budgetMillis } = forecastBounds;
/** Each step of the straight path as often; the whole sample would say the same, and take its minutes. */
const perStep = 30;
const warming = straightPath.length;
/** As many as a forecast looks at, over units of which some are faster. */
const units = ['u-enforcement', 'u-centre', 'u-slow', 'u-fast'] as const;
const finishedOfEach = 500;
const procedureKey = 'ordinary-event';
const now = mondayMorning + 10 * minute;

/** From half a minute to two hours: most are in time, some are not. */
const minutesDrawn = (random: () => number): number => 0.5 * 240 ** random();

const finishedTasks = (): readonly FinishedTask[] => {
  const random = seededRandom('finished');
  return straightPath.flatMap(({ element, outcome, variables }) =>
    units.flatMap((unit) =>
      Array.from({ length: finishedOfEach }, (): FinishedTask => {
        const millis = Math.round(minutesDrawn(random) * minute);
        return {
          procedure: procedureKey,
          element,
          stage: element,
          unit,
          category: null,
          wallMillis: millis,
          officeMillis: millis,
          outcome,
          variables: variables ?? {},
        };
      }),
    ),
  );
};

/** A case at one of the steps, as the projection has kept it. */
const workAt = (procedure: Procedure, along: number): ForecastWork => {
  const pure = new PureCase(procedure);
  for (const { element, outcome, variables, by } of straightPath.slice(0, along)) {
    pure.advance(0.5 * minute);
    pure.complete(element, outcome, variables, by);
  }
  return {
    caseId: pure.caseId,
    procedureKey,
    category: null,
    graphHash: hashOf(procedure),
    graph: procedure,
    settings,
    ledger: pure.recorder.case(pure.caseId).ledger,
    clocks: pure.recorder.clockRows(pure.caseId),
  };
};

/** How often a case was run: as it stands, and by each hypothesis that was worth it. */
const runsOf = (answer: ForecastAnswer): number => {
  if (answer.kind === 'failed' || answer.forecast === null)
    throw new Error(`Expected the case to be run ahead, but got ${JSON.stringify(answer)}`);
  const { reassigned, longer } = answer.forecast;
  return runs * (1 + (reassigned === null ? 0 : 1) + (longer === null ? 0 : 1));
};

const millisUsed = (since: NodeJS.CpuUsage): number => {
  const { user, system } = cpuUsage(since);
  return (user + system) / 1000;
};

/** What tonight's forecast costs: cases run ahead in its own thread, beside steps of the engine alone. */
export const forecast: Benchmark = async (say) => {
  const procedure = await ordinaryEvent();
  const works = straightPath.map((_, along) => workAt(procedure, along));
  let steps = 0;
  runDeliveredCase(procedure, () => {
    steps += 1;
  });
  say('steps of the engine alone');
  const [wholeCase = 0] = await leastMicros(
    [
      () => {
        runDeliveredCase(procedure);
      },
    ],
    80,
  );
  const stepMicros = wholeCase / steps;

  const runner = new ForecastRunner({
    calendar: calendar('1'),
    finished: finishedTasks(),
    now,
    until: nextMorning(now, 'Asia/Shanghai'),
    runs,
    seed: 'bench',
  });
  try {
    const going = new AbortController().signal;
    const runAll = async (count: number): Promise<number> => {
      let done = 0;
      for (let n = 0; n < count; n += 1) {
        const work = works[n % works.length];
        if (work !== undefined) done += runsOf(await runner.run(work, going));
      }
      return done;
    };
    await runAll(warming);
    const cases = perStep * works.length;
    say(`${String(cases)} cases, ${String(runs)} runs of each and of each hypothesis`);
    const before = cpuUsage();
    const made = await runAll(cases);
    const millis = millisUsed(before);
    const runMicros = (millis * 1000) / made;
    return [
      {
        name: 'forecast',
        ratio: rounded(runMicros / stepMicros, 1),
        bar: { figure: 'sampleSeconds', atMost: budgetMillis / 1000 },
        ours: {
          runMicros: rounded(runMicros, 1),
          runsOfACase: rounded(made / cases, 0),
          caseMillis: rounded(millis / cases, 1),
          sampleSeconds: rounded((millis / cases) * (mostCases / 1000), 0),
        },
        reference: { stepMicros: rounded(stepMicros) },
        unit: 'CPU: a case run ahead once until the morning, beside one step of the engine alone',
        note: `what a sample of ${String(mostCases)} takes at this pace, beside what a forecast may take`,
      },
    ];
  } finally {
    await runner.close();
  }
};
