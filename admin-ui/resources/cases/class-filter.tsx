import { useState } from 'react';
import { classKinds } from '../../../domain/catalogue/catalogue.ts';
import { useWords } from '../../messages/use-words.ts';
import { useClasses } from '../catalogue/catalogue-queries.ts';
import type { CaseListAddress } from './case-list-address.ts';

interface ClassFilterProps {
  readonly address: CaseListAddress;
  readonly onChange: (address: CaseListAddress) => void;
}

/** Words for a class that is not in force any more, or not read yet. */
function useClassWords(): (value: string) => string {
  const { t } = useWords();
  return (value) => {
    const [kindText, code = ''] = value.split(':');
    const kind = classKinds.find((known) => known === kindText);
    return kind === undefined ? value : `${t(`catalogue.kind.${kind}`)} ${code}`;
  };
}

/** Cases of one class, of whichever version; the classes are read when somebody comes near. */
export function ClassFilter({ address, onChange }: ClassFilterProps) {
  const { t, name } = useWords();
  const wordsOf = useClassWords();
  const [near, setNear] = useState(false);
  const value = address.filter.category ?? '';
  const { data = [] } = useClasses('', near || value !== '');
  const choices = data.map((found) => ({
    value: `${found.kind}:${found.code}`,
    label: name(found),
  }));
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
        {value === '' || choices.some((choice) => choice.value === value) ? null : (
          <option value={value}>{wordsOf(value)}</option>
        )}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </label>
  );
}
