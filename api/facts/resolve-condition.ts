import { urgencies } from '../../domain/stages.ts';
import { asPrepared } from '../../migrations/prepared.ts';
import { unknownReference, wrongField, type FactResolver } from './field-facts.ts';

const rank = (urgency: string): number => urgencies.findIndex((known) => known === urgency);

const moreUrgent = (one: string, other: string): string => (rank(one) >= rank(other) ? one : other);

/**
 * A filing condition of the class: it sets the limit of handling, who confirms, and the urgency
 * (guideline, domain.md 3.3). The closing text is read from the condition when it is shown.
 */
export const resolveCondition: FactResolver = async (
  { database, category, urgency },
  field,
  value,
) => {
  const found = await database
    .selectFrom('filing_condition')
    .modifyFront(asPrepared)
    .where('id', '=', String(value))
    .select(['id', 'class_id', 'limit_amount', 'limit_unit', 'confirmation', 'urgency'])
    .executeTakeFirst();
  if (found === undefined) return unknownReference(field);
  if (found.class_id !== category)
    return wrongField(field, 'not-of-this-class', 'is a condition of another class');
  return {
    variables: {
      conditionId: found.id,
      limit: { amount: found.limit_amount, unit: found.limit_unit },
      confirmation: found.confirmation,
      urgency: moreUrgent(found.urgency, urgency),
    },
  };
};
