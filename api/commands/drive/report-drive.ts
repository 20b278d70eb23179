import type { CaseEnd } from './carry-case.ts';
import type { PlayedCase } from './drive.ts';
import type { DriveOptions } from './drive-options.ts';
import { operations, type Statistics } from './statistics.ts';

export interface DriveResult {
  readonly run: string;
  readonly results: readonly PlayedCase[];
  readonly statistics: Statistics;
  readonly seconds: number;
}

const shownUnfinished = 20;

/** Says what came of the drive: one line of JSON, or a few for people. */
export function reportDrive(options: DriveOptions, drive: DriveResult): void {
  const { statistics, results } = drive;
  const steps = statistics.countOf('complete');
  const unfinished = results.flatMap(({ caseId, end }) =>
    end.kind === 'unfinished' ? [{ caseId, why: end.why }] : [],
  );
  const numberOf = (kind: CaseEnd['kind']): number =>
    results.filter(({ end }) => end.kind === kind).length;
  const [closed, left] = [numberOf('ended'), numberOf('left')];
  const stepsPerSecond = Math.round((10 * steps) / Math.max(drive.seconds, 0.001)) / 10;
  const seconds = Math.round(drive.seconds * 1000) / 1000;
  if (options.json) {
    const { seed, clients, mix } = options;
    const line = {
      name: 'drive',
      run: drive.run,
      cases: results.length,
      closed,
      left,
      steps,
      seconds,
      stepsPerSecond,
      latencyMillis: statistics.latencies(),
      retries: statistics.retries,
      unfinished,
      seed,
      clients,
      mix,
    };
    process.stdout.write(`${JSON.stringify(line)}\n`);
    return;
  }
  const latencies = statistics.latencies();
  const lines = [
    `${closed} of ${results.length} cases ended, ${steps} steps in ${seconds} s: ${stepsPerSecond} steps a second`,
    ...operations
      .filter((operation) => latencies[operation].count > 0)
      .map((operation) => {
        const { count, p50, p95, p99, max } = latencies[operation];
        return `  ${operation.padEnd(8)} ${String(count).padStart(7)} times  p50 ${p50} ms  p95 ${p95} ms  p99 ${p99} ms  max ${max} ms`;
      }),
    ...(left === 0 ? [] : [`  ${left} cases were left after their steps`]),
    ...(statistics.retries === 0 ? [] : [`  ${statistics.retries} requests were repeated`]),
    ...unfinished
      .slice(0, shownUnfinished)
      .map(({ caseId, why }) => `  not finished: ${caseId ?? 'not opened'} (${why})`),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
