import type { ElementKind } from '../model/element.ts';
import type { Procedure } from '../model/procedure.ts';
import { asAdHoc, cancelsRemaining, isEndedByPeople, startableIn } from './ad-hoc.ts';
import type { CaseState } from './state.ts';
import { Step } from './step.ts';

/** An ad-hoc sub-process that people carry on. */
export interface StartableActivities {
  readonly instance: string;
  readonly element: string;
  readonly name: string;
  readonly nameEn: string;
  /** What they can start now (`start-activity`), in order of the diagram; empty while one has to end first. */
  readonly activities: readonly Startable[];
  /** Whether they say when nothing more is to be started (`end-activities`); else the diagram says it. */
  readonly endable: boolean;
  /** Whether what runs is cancelled then; else its end is waited for. */
  readonly cancelsRemaining: boolean;
}
export interface Startable {
  readonly element: string;
  readonly kind: ElementKind;
  readonly name: string;
  readonly nameEn: string;
  /** Of a user task: the role that it is offered to. */
  readonly role: string | null;
}

/** The ad-hoc sub-processes of a case in which something can be started or ended, oldest first. */
export function startableActivities(
  procedure: Procedure,
  state: CaseState,
): readonly StartableActivities[] {
  const step = new Step(procedure, state, { at: 0 });
  return state.active
    .toSorted((one, other) => one - other)
    .flatMap((id) => {
      const adHoc = asAdHoc(step, id);
      if (adHoc === null) return [];
      const activities = startableIn(step, adHoc).map((activity) => {
        const element = step.elementIn(id, activity);
        const { kind, name, nameEn } = element;
        const role = element.kind === 'userTask' ? (element.assignment.role ?? null) : null;
        return { element: activity, kind, name, nameEn, role };
      });
      const endable = isEndedByPeople(step, adHoc);
      const { id: element, name, nameEn } = adHoc.element;
      return activities.length === 0 && !endable
        ? []
        : [
            {
              instance: String(id),
              element,
              name,
              nameEn,
              activities,
              endable,
              cancelsRemaining: cancelsRemaining(adHoc),
            },
          ];
    });
}
