import type { Named } from '../../api/contract/common.ts';
import { initialOf } from '../layout/initial-of.ts';
import { useWords } from '../messages/use-words.ts';
import './fields.css';

export interface HolderProps {
  readonly person: Named | null;
  readonly unit: Named | null;
  readonly role?: string | null | undefined;
}

/** Who holds it: round is a person, square a unit, a dashed ring the pool. Name first, unit second. */
export function Holder({ person, unit, role }: HolderProps) {
  const { code, name } = useWords();
  const unitName = unit === null ? null : name(unit);
  const poolName = role === null || role === undefined ? null : code('role', role);
  if (person !== null) {
    const personName = name(person);
    return (
      <span className="bh-holder">
        <span className="bh-avatar s" aria-hidden="true">
          {initialOf(personName)}
        </span>
        <span className="bh-cut">
          {personName}
          {unitName === null ? null : <span className="bh-3"> {unitName}</span>}
        </span>
      </span>
    );
  }
  const words = [poolName, unitName].filter((part) => part !== null).join(' ');
  const kind = poolName === null ? 'unit' : 'pool';
  return (
    <span className="bh-holder">
      <span className={`bh-avatar s ${kind}`} aria-hidden="true">
        {initialOf(words)}
      </span>
      <span className="bh-cut">{words}</span>
    </span>
  );
}
