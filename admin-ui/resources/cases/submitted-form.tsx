import { useTranslate } from 'ra-core';
import { Fragment } from 'react';
import type { LedgerEntry } from '../../../api/contract/cases.ts';
import type { Submission } from '../../../api/contract/submissions.ts';
import { FieldValue } from '../../forms/field-value.tsx';
import { isFilled } from '../../forms/form-model.ts';
import { useWords } from '../../messages/use-words.ts';
import { useSubmissions } from './case-queries.ts';
import type { ElementNames } from './element-names.ts';

interface Submitted {
  readonly submission: Submission;
  readonly entry: LedgerEntry;
}

/** The last form that had been submitted at a place of the ledger; its entry holds the hash of what was entered. */
function submittedAt(
  submissions: readonly Submission[],
  entries: readonly LedgerEntry[],
  at: number,
): Submitted | null {
  for (const entry of entries.slice(0, at + 1).toReversed()) {
    const submission = submissions.find(({ hash }) => hash === entry.params['submission']);
    if (submission !== undefined) {
      return { submission, entry };
    }
  }
  return null;
}

export interface SubmittedFormProps {
  readonly id: string;
  readonly entries: readonly LedgerEntry[];
  /** Index of the entry that is looked at. */
  readonly at: number;
  readonly names: ElementNames;
}

/** What the last finished step had in its form at the entry that is looked at. */
export function SubmittedForm({ id, entries, at, names }: SubmittedFormProps) {
  const translate = useTranslate();
  const { pick, name } = useWords();
  const submitted = submittedAt(useSubmissions(id).data ?? [], entries, at);
  if (submitted === null) {
    return <p className="bh-3 bh-sm bh-submitted">{translate('cases.submitted.none')}</p>;
  }
  const { submission, entry } = submitted;
  const { values } = submission;
  const fields = submission.fields.filter((field) => isFilled(field, values[field.name]));
  const { actor } = entry;
  return (
    <section className="bh-submitted" aria-label={translate('cases.submitted.label')}>
      <h3>
        {translate('cases.submitted.title', {
          step: names.element(entry.elementId ?? ''),
          seq: entry.seq,
        })}
        {actor.name === null ? null : (
          <span className="bh-3 bh-sm bh-dot">
            {name({ name: actor.name, nameEn: actor.nameEn ?? actor.name })}
          </span>
        )}
      </h3>
      {fields.length === 0 && submission.comment === null ? (
        <p className="bh-3 bh-sm">{translate('cases.submitted.empty')}</p>
      ) : (
        <dl className="bh-facts">
          {fields.map((field) => (
            <Fragment key={field.name}>
              <dt>{pick(field.label, field.labelEn)}</dt>
              <dd>
                <FieldValue field={field} values={values} names={submission.names} />
              </dd>
            </Fragment>
          ))}
          {submission.comment === null ? null : (
            <>
              <dt>{translate('cases.submitted.comment')}</dt>
              <dd>{submission.comment}</dd>
            </>
          )}
        </dl>
      )}
    </section>
  );
}
