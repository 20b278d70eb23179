import { useRef } from 'react';
import type { CardReport } from '../../../api/contract/supervision.ts';
import { useWords } from '../../messages/use-words.ts';
import { WaitingCard } from './waiting-card.tsx';

/** Drafted cards that wait for approval, answered one by one; nothing where none waits. */
export function WaitingCards({ waiting }: { readonly waiting: CardReport['waiting'] }) {
  const { t } = useWords();
  const head = useRef<HTMLHeadingElement>(null);
  return waiting.length === 0 ? null : (
    <section className="bh-card waiting-cards" aria-label={t('cards.waiting')}>
      <header>
        <h2 ref={head} tabIndex={-1}>
          {t('cards.waiting')}
        </h2>
        <span className="bh-3 bh-sm">{t('cards.waitingHint')}</span>
      </header>
      <ul>
        {waiting.map((card) => (
          <WaitingCard
            key={card.id}
            card={card}
            onDecided={() => {
              // The button that was pressed is gone: the next Tab goes to the first that is left.
              head.current?.focus();
            }}
          />
        ))}
      </ul>
    </section>
  );
}
