import { useWords } from '../../messages/use-words.ts';
import { useAddress } from '../organisation/use-address.ts';
import { useGrids } from '../reports/use-grids.ts';
import { useShownGrids } from './use-shown-grids.ts';

/** Whose grids the table shows, where several units have grids. */
export function GridsOfUnit() {
  const { t, name, number } = useWords();
  const [, set] = useAddress();
  const grids = useGrids();
  const { units, of, all } = useShownGrids(grids);
  if (units.length < 2) return null;
  return (
    <select
      aria-label={t('responsibilities.gridsOf')}
      value={of ?? ''}
      onChange={(event) => {
        set('gridsOf', event.target.value);
      }}
    >
      {all ? (
        <option value="">{t('responsibilities.allGrids', { count: number(grids.length) })}</option>
      ) : null}
      {units.map((unit) => (
        <option key={unit.id} value={unit.id}>
          {t('responsibilities.gridsOfUnit', {
            unit: name(unit),
            count: number(grids.filter((grid) => grid.unit.id === unit.id).length),
          })}
        </option>
      ))}
    </select>
  );
}
