import type { CaseInterventions } from '../../../api/contract/interventions.ts';
import { interventionKinds } from '../../../domain/actions/intervention.ts';
import { isText, oneOf, withFields } from '../../forms/kept-shape.ts';
import { possibleKinds, type InterventionValues } from './intervention-values.ts';

export const interventionShape = withFields<InterventionValues>({
  kind: oneOf(interventionKinds),
  leave: isText,
  enter: isText,
  scope: isText,
  next: isText,
  variable: isText,
  data: isText,
  body: isText,
  back: isText,
  person: isText,
  unit: isText,
  turn: isText,
  absence: isText,
});

const among = (id: string, list: readonly { readonly id: string }[]): string =>
  list.some((each) => each.id === id) ? id : '';

/** What was chosen and is not offered any more is chosen again. */
export function stillOffered(
  values: InterventionValues,
  offered: CaseInterventions,
): InterventionValues {
  const body = among(values.body, offered.bodies);
  return {
    ...values,
    kind: possibleKinds([values.kind], offered)[0] ?? 'jump',
    leave: among(values.leave, offered.leave),
    enter: offered.enter.some(({ element }) => element === values.enter) ? values.enter : '',
    scope: among(values.scope, offered.scopes),
    variable: Object.hasOwn(offered.variables, values.variable) ? values.variable : '',
    body,
    back: body === '' ? '' : values.back,
    turn: among(
      values.turn,
      offered.bodies.flatMap(({ signers }) => signers),
    ),
  };
}
