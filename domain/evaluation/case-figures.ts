import type { CountedSoFar } from './case-facts.ts';
import type { Indicator, Ratio } from './indicators.ts';
import type { SatisfactionClass } from './satisfaction.ts';

/** How one clock of a stage went, for the unit that answered for it. */
export interface StageFigures {
  readonly clock: string;
  readonly stage: string | null;
  readonly unit: string | null;
  /** How often it was finished; those whose due time nobody knows are counted apart. */
  readonly finished: number;
  readonly onTime: number;
  readonly undetermined: number;
  /** Own time over the limit, of all finishes together, in milliseconds. */
  readonly overdueMillis: number;
}

/** How long somebody had the case, by the wall clock and in office time. */
export interface HolderFigures {
  readonly stage: string | null;
  readonly unit: string | null;
  readonly person: string | null;
  readonly tasks: number;
  readonly wallMillis: number;
  /** Null when a year without data stands in the way. */
  readonly officeMillis: number | null;
}

/** The figures of one round of a case, written once where it ends (guideline 8.2.2 g); plain JSON. */
export interface CaseFigures {
  readonly format: 1;
  readonly end: string;
  readonly filed: boolean;
  readonly wallMillis: number;
  readonly officeMillis: number | null;
  readonly stages: readonly StageFigures[];
  readonly dispatches: number;
  readonly objections: number;
  readonly reworks: number;
  readonly redos: number;
  /** With those of the rounds before; what the next round begins from. */
  readonly countedSoFar: CountedSoFar;
  readonly extensions: number;
  readonly parkings: number;
  readonly callbackTries: number;
  readonly satisfaction: SatisfactionClass;
  readonly solved: boolean | null;
  readonly holders: readonly HolderFigures[];
  readonly indicators: Readonly<Record<Indicator, Ratio>>;
  /** The calendar by which it was judged. */
  readonly calendarVersion: string;
}
