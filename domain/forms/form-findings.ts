import { type Form, isShown, type SubmittedOutcome } from './form.ts';

/** Something in a form that would make a task impossible to finish; for publishing. */
export interface FormFinding {
  readonly code:
    | 'field-twice'
    | 'choice-without-choices'
    | 'bound-not-of-a-limit'
    | 'outcome-unknown'
    | 'required-field-missing'
    | 'required-field-hidden';
  readonly field: string;
  readonly outcome: string | null;
}

const fieldFindings = (
  form: Form,
  outcomes: readonly SubmittedOutcome[],
): readonly FormFinding[] => {
  const codes = new Set(outcomes.map((outcome) => outcome.code));
  const seen = new Set<string>();
  return form.fields.flatMap((field) => {
    const findings: FormFinding[] = [];
    if (seen.has(field.name))
      findings.push({ code: 'field-twice', field: field.name, outcome: null });
    seen.add(field.name);
    if (field.type === 'choice' && (field.choices ?? []).length === 0) {
      findings.push({ code: 'choice-without-choices', field: field.name, outcome: null });
    }
    if (field.type !== 'limit' && (field.atMost ?? field.units) !== undefined) {
      findings.push({ code: 'bound-not-of-a-limit', field: field.name, outcome: null });
    }
    for (const outcome of field.outcomes ?? []) {
      if (!codes.has(outcome))
        findings.push({ code: 'outcome-unknown', field: field.name, outcome });
    }
    return findings;
  });
};

const requirementFindings = (form: Form, outcome: SubmittedOutcome): readonly FormFinding[] =>
  outcome.requires.flatMap((name): readonly FormFinding[] => {
    const field = form.fields.find((candidate) => candidate.name === name);
    if (field === undefined) {
      return [{ code: 'required-field-missing', field: name, outcome: outcome.code }];
    }
    return isShown(field, outcome.code)
      ? []
      : [{ code: 'required-field-hidden', field: name, outcome: outcome.code }];
  });

/** Whether a form fits the outcomes of its task; empty means that it does. */
export const formFindings = (
  form: Form,
  outcomes: readonly SubmittedOutcome[],
): readonly FormFinding[] => [
  ...fieldFindings(form, outcomes),
  ...outcomes.flatMap((outcome) => requirementFindings(form, outcome)),
];
