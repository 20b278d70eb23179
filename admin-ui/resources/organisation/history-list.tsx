import type { Change } from '../../../api/contract/organisation.ts';
import { securityEventWords } from '../../../domain/audit/security-event-words.ts';
import { dateWords } from '../../clocks/date-words.ts';
import { useDateRule } from '../../clocks/use-wording.ts';
import { useWords } from '../../messages/use-words.ts';

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What was changed, when, by whom; newest first. `nameOf` gives the words of an id. */
export function HistoryList({
  changes,
  nameOf,
}: {
  readonly changes: readonly Change[];
  readonly nameOf: (id: string) => string;
}) {
  const { t, code, name, english } = useWords();
  const rule = useDateRule();
  const named = (id: unknown): string => (textOf(id) === '' ? '' : nameOf(textOf(id)));
  const moved = (before: string, after: string): string =>
    before === '' ? '' : `${before} → ${after === '' ? t('organisation.none') : after}`;
  const detailOf = ({ params }: Change): string => {
    const parts = [
      moved(textOf(params['name_before']), textOf(params['name'])),
      moved(named(params['parent_id_before']), named(params['parent_id'])),
      textOf(params['role']) === '' ? '' : code('role', textOf(params['role'])),
      named(params['grid']),
      textOf(params['unit_before']) === ''
        ? named(params['unit'])
        : moved(named(params['unit_before']), named(params['unit'])),
    ];
    return parts.filter((part) => part !== '').join(' · ');
  };
  if (changes.length === 0) return <p className="bh-3 bh-sm">{t('organisation.noHistory')}</p>;
  return (
    <ol className="bh-history">
      {changes.map((change) => (
        <li key={change.id}>
          <time className="bh-3 bh-nowrap" dateTime={change.at}>
            {dateWords(Date.parse(change.at), rule)}
          </time>
          <span>
            <b>{securityEventWords(change.type, english ? 'en' : 'zh')}</b>{' '}
            <span className="bh-2">{detailOf(change)}</span>
          </span>
          <span className="bh-3 bh-nowrap">{change.by === null ? '' : name(change.by)}</span>
        </li>
      ))}
    </ol>
  );
}
