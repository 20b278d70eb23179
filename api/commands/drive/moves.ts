import type { CatalogueClassView } from './town.ts';
import type { ElementId } from './elements.ts';
import type { Course } from './mix.ts';
import type { Random } from './random.ts';

/** What has happened in the case so far, as far as the course needs it. */
export interface CaseSoFar {
  readonly course: Course;
  /** Objects until the commander decides, instead of once. */
  readonly stubborn: boolean;
  /** How often each element was finished. */
  readonly times: ReadonlyMap<ElementId, number>;
  readonly random: Random;
  /** What was reported; null when somebody else reported it. */
  readonly subject: CatalogueClassView | null;
  /** The unit that answers now. */
  readonly unit: string | null;
}

/** What people can choose from. */
export interface Choices {
  readonly classes: readonly CatalogueClassView[];
  readonly units: readonly string[];
  readonly handlersOf: (unit: string) => readonly string[];
  /** Uploads a photo and gives its id. */
  readonly photo: () => Promise<string>;
}

/** How a person finishes a task. */
export interface Move {
  readonly outcome: string;
  readonly data: Readonly<Record<string, unknown>>;
}

type Play = (so: CaseSoFar, choices: Choices) => Move | Promise<Move>;

const done = (so: CaseSoFar, element: ElementId): number => so.times.get(element) ?? 0;
const isFirst = (so: CaseSoFar, element: ElementId): boolean => done(so, element) === 0;

/** Said in the language of the town's own texts; each begins by saying that it is a drill. */
const words = {
  reason: '演练：情况不全，退回补正。',
  grounds: '演练：不属本单位职责。',
  result: '演练：已到场处理，现场已清理。',
  finding: '演练：已到现场查看，情况属实。',
  answer: '演练：处理结果已告知。',
} as const;

const confirmOrNot: Play = () => ({ outcome: 'confirm', data: { opinion: words.finding } });

/** What people do at each task; a table, so that a task that is missing does not compile. */
export const moves: { readonly [E in ElementId]: Play } = {
  accept: (so) =>
    so.course === 'verify' && isFirst(so, 'accept')
      ? { outcome: 'incomplete', data: { question: words.reason } }
      : { outcome: 'accept', data: {} },
  verify: () => ({ outcome: 'verified', data: { finding: words.finding } }),
  file: (so, choices) => {
    const category = so.subject ?? so.random.pick(choices.classes);
    return {
      outcome: 'file',
      data: { category: category.id, condition: so.random.pick(category.conditions).id },
    };
  },
  'spot-check': () => ({ outcome: 'pass', data: { finding: words.finding } }),
  dispatch: (so, choices) => {
    if (so.course === 'return' && isFirst(so, 'dispatch')) {
      return { outcome: 'back-to-accept', data: { reason: words.reason } };
    }
    const others = choices.units.filter((unit) => unit !== so.unit);
    return {
      outcome: 'dispatch',
      data: { unit: so.random.pick(others.length > 0 ? others : choices.units) },
    };
  },
  decide: (so, choices) => ({
    outcome: 'decide',
    data: { unit: so.random.pick(choices.units), reason: words.grounds },
  }),
  assign: (so, choices) => {
    const objects = so.stubborn ? done(so, 'decide') === 0 : isFirst(so, 'assign');
    if (so.course === 'object' && objects) {
      return { outcome: 'object', data: { reason: words.reason, grounds: words.grounds } };
    }
    return {
      outcome: 'assign',
      data: { person: so.random.pick(choices.handlersOf(so.unit ?? '')) },
    };
  },
  handle: async (_, choices) => ({
    outcome: 'submit',
    data: { result: words.result, before: [await choices.photo()], after: [await choices.photo()] },
  }),
  'confirm-result': () => ({
    outcome: 'submit-feedback',
    data: { result: words.result, method: 'repaired' },
  }),
  // Nobody of the drive asks for more time: whoever did is told so.
  'review-extension': () => ({ outcome: 'refuse', data: { reason: words.reason } }),
  supervise: () => ({ outcome: 'noted', data: { comment: words.finding } }),
  feedback: () => ({ outcome: 'pass', data: {} }),
  check: (so) =>
    so.course === 'rework' && isFirst(so, 'check')
      ? { outcome: 'fail', data: { reason: words.reason } }
      : { outcome: 'pass', data: { finding: words.finding } },
  close: (so) =>
    so.course === 'return' && isFirst(so, 'close')
      ? { outcome: 'rework', data: { reason: words.reason } }
      : { outcome: 'close', data: { closingConditionMet: true, answer: words.answer } },
  callback: (so) => {
    if (so.course !== 'redo') {
      return {
        outcome: 'reached',
        data: { solved: true, satisfaction: so.random.pick([3, 4, 5]) },
      };
    }
    return isFirst(so, 'callback')
      ? { outcome: 'reached', data: { solved: false, satisfaction: 1 } }
      : { outcome: 'unreachable', data: { note: words.finding } };
  },
  confirm: confirmOrNot,
  'confirm-by-leader': confirmOrNot,
};
