import { useState } from 'react';
import { classKinds } from '../../../domain/catalogue/catalogue.ts';
import { useWords } from '../../messages/use-words.ts';
import { type ShownClass, useClasses, useRetired } from '../catalogue/catalogue-queries.ts';
import type { CaseListAddress } from './case-list-address.ts';

interface ClassChoice {
  readonly value: string;
  readonly label: string;
}

interface ClassFilterProps {
  readonly address: CaseListAddress;
  readonly onChange: (address: CaseListAddress) => void;
}

const noClasses: readonly ShownClass[] = [];

/** Words for a class that no catalogue has ever had, or that is not read yet. */
function useClassWords(): (value: string) => string {
  const { t } = useWords();
  return (value) => {
    const [kindText, code = ''] = value.split(':');
    const kind = classKinds.find((known) => known === kindText);
    return kind === undefined ? value : `${t(`catalogue.kind.${kind}`)} ${code}`;
  };
}

/** Classes as choices, by what the address says of them. */
function useClassChoices(classes: readonly ShownClass[]): readonly ClassChoice[] {
  const { name } = useWords();
  return classes.map((found) => ({
    value: `${found.kind}:${found.code}`,
    label: name(found),
  }));
}

function Choices({
  of,
  retired = false,
}: {
  readonly of: readonly ClassChoice[];
  readonly retired?: boolean;
}) {
  const { t } = useWords();
  return of.map(({ value, label }) => (
    <option key={value} value={value}>
      {retired ? t('cases.list.retiredClass', { name: label }) : label}
    </option>
  ));
}

/**
 * Cases of one class, of whichever version; the classes are read when somebody comes near. Those by which
 * nothing is filed any more stand apart: there are cases of them.
 */
export function ClassFilter({ address, onChange }: ClassFilterProps) {
  const { t } = useWords();
  const wordsOf = useClassWords();
  const [near, setNear] = useState(false);
  const value = address.filter.category ?? '';
  const wanted = near || value !== '';
  const inForce = useClassChoices(useClasses('', wanted).data ?? noClasses);
  const retired = useClassChoices(useRetired(wanted).data ?? noClasses);
  const listed = [...inForce, ...retired].some((choice) => choice.value === value);
  const come = (): void => {
    setNear(true);
  };
  return (
    <label className={value === '' ? 'bh-chip pick' : 'bh-chip pick on'} onPointerEnter={come}>
      <span>{t('cases.list.class')}</span>
      <select
        value={value}
        aria-label={t('cases.list.class')}
        onFocus={come}
        onChange={(event) => {
          onChange({ ...address, filter: { ...address.filter, category: event.target.value } });
        }}
      >
        <option value="">{t('cases.list.any')}</option>
        {value === '' || listed ? null : <option value={value}>{wordsOf(value)}</option>}
        <Choices of={inForce} />
        {retired.length === 0 ? null : (
          <optgroup label={t('catalogue.retiredTag')}>
            <Choices of={retired} retired />
          </optgroup>
        )}
      </select>
    </label>
  );
}
