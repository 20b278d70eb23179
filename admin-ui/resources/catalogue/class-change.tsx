import type { ClassChange } from '../../../domain/catalogue/compare-classes.ts';
import { useWords } from '../../messages/use-words.ts';
import { useDifferenceWords } from './use-difference-words.ts';

const tags: { readonly [C in ClassChange['change']]: string } = {
  added: 'ok',
  changed: 'info',
  retired: 'warn',
};

/** One class that two versions say differently. */
export function ClassChangeLine({ change }: { readonly change: ClassChange }) {
  const { t, name } = useWords();
  const said = useDifferenceWords();
  return (
    <li>
      <span className={`bh-tag ${tags[change.change]}`}>
        {t(`catalogue.change.${change.change}`)}
      </span>
      <b>{name(change.class)}</b>
      <span className="bh-3 bh-sm">
        {t(`catalogue.kind.${change.kind}`)} {change.code}
      </span>
      {change.differences.length === 0 ? null : (
        <ul className="bh-class-said bh-2 bh-sm">
          {change.differences.map((difference) => {
            const words = said(difference);
            return <li key={words}>{words}</li>;
          })}
        </ul>
      )}
    </li>
  );
}
