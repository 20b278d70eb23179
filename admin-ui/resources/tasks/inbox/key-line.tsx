import { useStore } from 'ra-core';
import { singleKeysKey } from '../../../layout/keyboard/keyboard.tsx';
import type { MessageKey } from '../../../messages/message-key.ts';
import { useWords } from '../../../messages/use-words.ts';

const lines: readonly { readonly keys: readonly string[]; readonly does: MessageKey }[] = [
  { keys: ['J', 'K'], does: 'inbox.keys.move' },
  { keys: ['X'], does: 'inbox.keys.select' },
  { keys: ['C'], does: 'inbox.keys.claim' },
  { keys: ['↵'], does: 'inbox.keys.enter' },
  { keys: ['Ctrl ↵'], does: 'inbox.keys.submit' },
  { keys: ['O'], does: 'inbox.keys.open' },
];

/** The keys one needs most, under the list. */
export function KeyLine() {
  const { t } = useWords();
  const [singleKeys] = useStore<boolean>(singleKeysKey, true);
  const shown = singleKeys
    ? lines
    : lines.filter((line) => line.keys[0]?.startsWith('Ctrl') === true);
  return (
    <footer className="bh-keyline" aria-hidden="true">
      {shown.map((line) => (
        <span key={line.does}>
          {line.keys.map((key) => (
            <kbd className="bh-kbd" key={key}>
              {key}
            </kbd>
          ))}
          {t(line.does)}
        </span>
      ))}
      <span className="bh-grow" />
      <span>
        <kbd className="bh-kbd">?</kbd>
        {t('inbox.keys.all')}
      </span>
    </footer>
  );
}
