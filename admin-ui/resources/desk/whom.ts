import type { Order, Party } from '../../../api/contract/desk.ts';
import { useWords } from '../../messages/use-words.ts';

/** Unit and person, or the post that it is offered to where nobody has it. */
export function useWhom(): (of: Pick<Order | Party, 'unit' | 'role' | 'person'>) => string {
  const { name, code } = useWords();
  return ({ unit, role, person }) => {
    const post = role === null ? [] : [code('role', role)];
    const who = person === null ? post : [name(person)];
    return [...(unit === null ? [] : [name(unit)]), ...who].join(' ');
  };
}
