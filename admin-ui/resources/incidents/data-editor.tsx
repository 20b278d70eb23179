import { LongTextField } from '../../forms/long-text.tsx';
import { useWords } from '../../messages/use-words.ts';
import type { EditedData } from './edited-data.ts';

interface DataEditorProps {
  readonly text: string;
  readonly read: EditedData;
  readonly onChange: (text: string) => void;
}

/** What is wrong with the text, in words with line and column; what it changes otherwise. */
function useVerdict(): (read: EditedData) => string {
  const { t, list } = useWords();
  return (read) => {
    if (read.kind === 'broken') {
      const { line, column, kind } = read.fault;
      return t(`incidents.json.${kind}`, { line, column });
    }
    if (read.kind === 'not-an-object') return t('incidents.json.notAnObject');
    return read.changes.length === 0
      ? t('incidents.json.unchanged')
      : t('incidents.json.changes', { names: list(read.changes.map(({ name }) => name)) });
  };
}

/** The data as JSON, judged while it is typed. */
export function DataEditor({ text, read, onChange }: DataEditorProps) {
  const { t } = useWords();
  const verdict = useVerdict();
  return (
    <div className="bh-field">
      <span className="bh-label">{t('incidents.data')}</span>
      <LongTextField
        minRows={4}
        maxRows={20}
        value={text}
        error={read.kind !== 'good'}
        helperText={<span aria-live="polite">{verdict(read)}</span>}
        slotProps={{
          htmlInput: {
            className: 'bh-json',
            'aria-label': t('incidents.data'),
            spellCheck: false,
            autoCapitalize: 'off',
            autoComplete: 'off',
          },
        }}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      />
    </div>
  );
}
