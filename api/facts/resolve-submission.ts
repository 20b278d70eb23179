import type { JsonObject } from '../../bpmn/model/json.ts';
import type { Form } from '../../domain/forms/form.ts';
import { validateSubmission } from '../../domain/forms/validate-submission.ts';
import { variablesOf } from '../../domain/forms/variables-of.ts';
import type { TaskOutcome } from '../contract/tasks.ts';
import { Problem } from '../problem.ts';
import { filledFields, type FactContext, type FieldFacts, type NamedFile } from './field-facts.ts';
import { isReferenceType, resolvers } from './resolvers.ts';

/** What somebody wants to submit for one of the offered outcomes. */
export interface Submission {
  readonly form: Form | null;
  readonly outcomes: readonly TaskOutcome[];
  readonly outcome: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface ResolvedSubmission {
  /** What expressions read: fields flagged `variable`, and the facts that follow from what was named. */
  readonly variables: JsonObject;
  /** Files that become part of the case with it. */
  readonly files: readonly NamedFile[];
}

/** @throws Problem `outcome-not-offered`, `validation-failed` with a path for every field that is wrong */
const checkShape = (submission: Submission): TaskOutcome => {
  const outcome = submission.outcomes.find((offered) => offered.code === submission.outcome);
  if (outcome === undefined) {
    throw new Problem('outcome-not-offered', {
      errors: [
        {
          path: '/outcome',
          code: 'outcome-not-offered',
          message: 'is not one of the outcomes of the task',
        },
      ],
    });
  }
  const errors = validateSubmission(submission.form, outcome, submission.data);
  if (errors.length === 0) return outcome;
  throw new Problem('validation-failed', {
    errors: errors.map(({ path, code, message }) => ({ path: `/data${path}`, code, message })),
  });
};

/** Later ones win. */
const mergeVariables = (sources: readonly JsonObject[]): JsonObject =>
  Object.fromEntries(sources.flatMap((source) => Object.entries(source)));

/**
 * Checks a submission against the form that is pinned in the procedure version and against what it
 * names; nothing is stored.
 * @throws Problem `outcome-not-offered`, `validation-failed`
 */
export const resolveSubmission = async (
  submission: Submission,
  context: Omit<FactContext, 'category'> & { readonly category: string | null },
): Promise<ResolvedSubmission> => {
  checkShape(submission);
  const variables = variablesOf(submission.form, submission.outcome, submission.data);
  const category =
    typeof variables['category'] === 'string' ? variables['category'] : context.category;
  const found: readonly FieldFacts[] = await Promise.all(
    filledFields(submission.form, submission.outcome, submission.data).map(
      async ({ field, value }) =>
        isReferenceType(field.type)
          ? resolvers[field.type]({ ...context, category }, field, value)
          : {},
    ),
  );
  const errors = found.flatMap((facts) => facts.errors ?? []);
  if (errors.length > 0) throw new Problem('validation-failed', { errors });
  return {
    variables: mergeVariables([variables, ...found.map((facts) => facts.variables ?? {})]),
    files: found.flatMap((facts) => facts.files ?? []),
  };
};
