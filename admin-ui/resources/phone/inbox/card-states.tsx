import { useWords } from '../../../messages/use-words.ts';

/** What is true when the list is empty; new tasks come by themselves. */
export function NothingToDo({ done }: { readonly done: boolean }) {
  const { t } = useWords();
  return (
    <div className="bh-phone-empty">
      <h2>{t(done ? 'phone.inbox.nothingDone' : 'inbox.empty.nothingTitle')}</h2>
      <p className="bh-3">{t(done ? 'phone.inbox.nothingDoneHint' : 'inbox.empty.live')}</p>
    </div>
  );
}

const places = [0, 1, 2, 3, 4];

/** The shape of the cards before they are there; nothing before 300 ms. */
export function CardSkeleton() {
  return (
    <ul className="bh-phone-cards bh-later" aria-hidden="true">
      {places.map((place) => (
        <li key={place} className="bh-phone-card empty">
          <span className="bh-skeleton" style={{ width: 72, height: 20 }} />
          <span className="bh-skeleton" style={{ width: '68%', height: 20 }} />
          <span className="bh-skeleton" style={{ width: '44%', height: 14 }} />
        </li>
      ))}
    </ul>
  );
}
