import Button from '@mui/material/Button';
import { useEffect, useEffectEvent } from 'react';
import { useParams } from 'react-router';
import { isText } from '../../forms/kept-shape.ts';
import { useKeptTyping } from '../../forms/use-kept-typing.ts';
import { useWords } from '../../messages/use-words.ts';

export interface XmlViewProps {
  readonly xml: string;
  readonly readOnly: boolean;
  /** Why the text is shown in place of the drawing; null when it was asked for. */
  readonly why: string | null;
  readonly onType: (xml: string) => void;
  readonly onApply: (xml: string) => void;
  /** Absent when there is no drawing to go back to. */
  readonly onClose?: (() => void) | undefined;
  /** Takes the text before this one; absent when there is none, or the drawing offers it. */
  readonly onUndo?: (() => void) | undefined;
}

const parse = (kept: unknown): string | null => (isText(kept) ? kept : null);

/**
 * The diagram as text, for what the panel does not have; findings follow what is typed, which is kept until it is used
 * or given up.
 */
export function XmlView({ xml, readOnly, why, onType, onApply, onClose, onUndo }: XmlViewProps) {
  const { t } = useWords();
  const { key = '' } = useParams();
  const [kept, keep] = useKeptTyping(`bpmn.${key}`, parse);
  const typed = readOnly ? xml : (kept ?? xml);
  const judgeKept = useEffectEvent(() => {
    if (typed !== xml) onType(typed);
  });
  useEffect(() => {
    judgeKept();
  }, []);
  return (
    <div className="bh-xml">
      <header>
        <p className="bh-sm bh-grow" role={why === null ? undefined : 'alert'}>
          {why ?? t('designer.xml.help')}
        </p>
        {onUndo === undefined ? null : (
          <Button size="small" onClick={onUndo}>
            {t('designer.tool.undo')}
          </Button>
        )}
        {onClose === undefined ? null : (
          <Button
            size="small"
            onClick={() => {
              keep(null);
              onClose();
            }}
          >
            {t('designer.xml.cancel')}
          </Button>
        )}
        {readOnly ? null : (
          <Button
            size="small"
            variant="contained"
            onClick={() => {
              keep(null);
              onApply(typed);
            }}
          >
            {t('designer.xml.apply')}
          </Button>
        )}
      </header>
      <textarea
        aria-label={t('designer.xml.label')}
        className="bh-mono"
        spellCheck={false}
        readOnly={readOnly}
        value={typed}
        onChange={(event) => {
          keep(event.target.value);
          onType(event.target.value);
        }}
      />
    </div>
  );
}
