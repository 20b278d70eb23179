import Check from '@mui/icons-material/Check';
import type { FormField } from '../../api/contract/tasks.ts';
import { useWords } from '../messages/use-words.ts';
import { hasPhrase, togglePhrase } from './phrases.ts';

/** The phrases of a field in the language of the page. */
export function usePhrases(field: FormField): readonly string[] {
  const { pick } = useWords();
  return (field.phrases ?? []).map((phrase) => pick(phrase.text, phrase.textEn));
}

export interface PhraseChipsProps {
  readonly phrases: readonly string[];
  readonly text: string;
  readonly disabled: boolean;
  readonly onChange: (text: string) => void;
}

/** What is said often: one press puts it into the text, another takes it out. */
export function PhraseChips({ phrases, text, disabled, onChange }: PhraseChipsProps) {
  const { t } = useWords();
  return phrases.length === 0 ? null : (
    <fieldset className="bh-phrases" aria-label={t('form.phrases')}>
      {phrases.map((phrase) => {
        const on = hasPhrase(text, phrase);
        return (
          <button
            key={phrase}
            type="button"
            className={on ? 'bh-chip on' : 'bh-chip'}
            aria-pressed={on}
            title={phrase}
            disabled={disabled}
            onClick={() => {
              onChange(togglePhrase(text, phrase));
            }}
          >
            {on ? <Check className="bh-icon" aria-hidden="true" /> : null}
            <span className="bh-cut">{phrase}</span>
          </button>
        );
      })}
    </fieldset>
  );
}
