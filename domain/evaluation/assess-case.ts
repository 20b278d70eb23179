import { elapsed } from '../calendar/own-time.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import type { AssessedCase, CountedSoFar } from './case-facts.ts';
import type { CaseFigures, StageFigures } from './case-figures.ts';
import { holderFigures } from './holder-figures.ts';
import type { Indicator, Ratio } from './indicators.ts';
import { satisfactionOf } from './satisfaction.ts';
import { stageFigures } from './stage-figures.ts';

const count = (holds: boolean): number => (holds ? 1 : 0);
const ratio = (numerator: number, denominator: number): Ratio => ({ numerator, denominator });

/** Of the hand-overs of a stage whose due time is known, those in time. */
const onTime = (stages: readonly StageFigures[], stage: string): Ratio => {
  const concerned = stages.filter((figures) => figures.stage === stage);
  return {
    numerator: concerned.reduce((sum, figures) => sum + figures.onTime, 0),
    denominator: concerned.reduce(
      (sum, figures) => sum + figures.finished - figures.undetermined,
      0,
    ),
  };
};

/**
 * Whether a case went through a stage in time, out of those that `of` counts: each hand-over was,
 * and the case is not counted at all when the due time of one is not known.
 */
const caseOnTime = (
  stages: readonly StageFigures[],
  stage: string,
  { numerator, denominator }: Ratio,
): Ratio => {
  const concerned = stages.filter((figures) => figures.stage === stage);
  if (concerned.some((figures) => figures.undetermined > 0)) return ratio(0, 0);
  const inTime = concerned.every((figures) => figures.onTime === figures.finished);
  return ratio(inTime ? numerator : 0, denominator);
};

/** What was counted in this round alone. */
const countedNow = ({ counted, before }: AssessedCase): CountedSoFar => {
  const since = (name: keyof CountedSoFar): number =>
    Math.max(0, counted[name] - (before?.counted[name] ?? 0));
  return { objections: since('objections'), reworks: since('reworks'), redos: since('redos') };
};

/** A case is filed once, whatever comes back of it. */
const filedRatio = ({ filed, before }: AssessedCase): Ratio =>
  before?.filed === true ? ratio(0, 0) : ratio(count(filed), 1);

/** A unit had it to handle in this round. */
const isDue = ({ dispatches, before, end }: AssessedCase): boolean =>
  (dispatches > 0 || before?.takenUp === true) && end !== 'void';

const indicatorsOf = (
  facts: AssessedCase,
  stages: readonly StageFigures[],
  { objections, reworks }: CountedSoFar,
): Readonly<Record<Indicator, Ratio>> => {
  const { dispatches } = facts;
  const handedBack = stages.some((figures) => figures.stage === 'handle' && figures.finished > 0);
  const due = count(isDue(facts));
  const handled = count(due === 1 && handedBack);
  const closed = count(handled === 1 && facts.end === 'closed');
  const asked = count(
    facts.callback.reached || (facts.callback.wanted && facts.callback.tries > 0),
  );
  const satisfied = facts.callback.reached && (facts.callback.satisfaction ?? 0) >= 4;
  return {
    filed: filedRatio(facts),
    'accepted-on-time': onTime(stages, 'accept'),
    'verified-on-time': onTime(stages, 'verify'),
    'filed-on-time': onTime(stages, 'file'),
    'dispatched-on-time': onTime(stages, 'dispatch'),
    'dispatched-right': ratio(Math.max(0, dispatches - objections), dispatches),
    handled: ratio(handled, due),
    'handled-on-time': caseOnTime(stages, 'handle', ratio(handled, due)),
    extended: ratio(due * count(facts.extensions > 0), due),
    reworked: ratio(handled * count(reworks > 0), handled),
    'checked-on-time': onTime(stages, 'check'),
    closed: ratio(closed, handled),
    'closed-on-time': caseOnTime(stages, 'close', ratio(closed, handled)),
    reached: ratio(count(facts.callback.reached), asked),
    solved: ratio(count(facts.callback.reached && facts.callback.solved === true), asked),
    satisfied: ratio(count(satisfied), asked),
  };
};

/**
 * The figures of a case from recorded events alone, with explicit numerators and denominators
 * (domain.md 3.5). A case that came back after its end is assessed by what happened since: figures of a
 * period are sums over rounds, and what the first round has shown is in its own figures. Pure: the same
 * facts and calendar give the same figures at any time.
 */
export const assessCase = (facts: AssessedCase, calendar: WorkingCalendar): CaseFigures => {
  const since = facts.before?.until ?? null;
  const begun = since ?? facts.createdAt;
  const stages = stageFigures(facts.clocks, calendar, since);
  const office = elapsed(begun, facts.endedAt, 'workHours', calendar);
  const counted = countedNow(facts);
  return {
    format: 1,
    end: facts.end,
    filed: facts.filed,
    wallMillis: facts.endedAt - begun,
    officeMillis: office.ok ? office.millis : null,
    stages,
    dispatches: facts.dispatches,
    ...counted,
    countedSoFar: facts.counted,
    extensions: facts.extensions,
    parkings: facts.parkings,
    callbackTries: facts.callback.tries,
    satisfaction: satisfactionOf(facts.callback),
    solved: facts.callback.reached ? facts.callback.solved : null,
    holders: holderFigures(facts.tasks, facts.endedAt, calendar),
    indicators: indicatorsOf(facts, stages, counted),
    calendarVersion: calendar.version,
  };
};
