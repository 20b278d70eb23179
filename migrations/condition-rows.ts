import type { Insertable } from 'kysely';
import type { CatalogueClass } from '../domain/catalogue/catalogue.ts';
import type { FilingConditionTable } from './schema/filing-condition.ts';

/** The filing conditions of a class as rows, in their order. */
export const conditionRows = (
  { conditions }: Pick<CatalogueClass, 'conditions'>,
  classId: string,
): Insertable<FilingConditionTable>[] =>
  conditions.map((condition, index) => ({
    id: `${classId}.${index + 1}`,
    class_id: classId,
    position: index + 1,
    text: condition.text,
    text_en: condition.textEn,
    limit_amount: condition.limit.amount,
    limit_unit: condition.limit.unit,
    closing_text: condition.closingText,
    closing_text_en: condition.closingTextEn,
    urgency: condition.urgency,
    confirmation: condition.confirmation,
  }));
