import type { CaseInterventions } from '../../../api/contract/interventions.ts';
import { useWords } from '../../messages/use-words.ts';
import type { ElementNames } from './element-names.ts';

type Lacking = NonNullable<CaseInterventions['pending']>['lacking'];

/** What is missing where an intervention would bring the case: it may be done all the same. */
export function LackingData({
  names,
  lacking,
}: {
  readonly names: ElementNames;
  readonly lacking: Lacking;
}) {
  const { t, code } = useWords();
  if (lacking.length === 0) return null;
  const sentences = lacking.flatMap(({ element: id, variables, incident }) => {
    const element = names.element(id);
    const without = { element, variables: variables.join(t('ledger.and')) };
    return [
      ...(variables.length === 0 ? [] : [t('cases.intervention.lacks', without)]),
      ...(incident === null
        ? []
        : [t('cases.intervention.stays', { element, incident: code('incident', incident) })]),
    ];
  });
  return (
    <ul className="lacking bh-sm">
      {[...new Set(sentences)].map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
