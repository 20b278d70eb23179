import { useId, useState } from 'react';
import { useWords } from '../../../messages/use-words.ts';
import type { Subject } from './subject.ts';
import { TextInput } from './text-input.tsx';

const form = /^[A-Za-z_][\w.-]*$/u;

/** The id, which conditions, exclusions and migrations name; it is unique and a name of XML. */
export function IdField({ subject }: { readonly subject: Subject }) {
  const { t } = useWords();
  const id = useId();
  const { drawn, canvas, readOnly } = subject;
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? drawn.id;
  const taken = text !== drawn.id && canvas.get('elementRegistry').get(text) !== undefined;
  const fault = form.test(text) ? null : t('designer.panel.idWrong');
  const wrong = taken ? t('designer.panel.idTaken') : fault;
  return (
    <div className="bh-property">
      <label className="bh-label" htmlFor={id}>
        {t('designer.panel.id')}
      </label>
      <TextInput
        id={id}
        mono
        value={drawn.id}
        disabled={readOnly}
        error={wrong !== null}
        describedBy={`${id}-help`}
        onType={setTyped}
        onCommit={(written) => {
          setTyped(null);
          const isFree = canvas.get('elementRegistry').get(written) === undefined;
          if (form.test(written) && isFree) {
            subject.change(({ edit }) => {
              edit.own(drawn, { id: written });
            });
          }
        }}
      />
      <p id={`${id}-help`} className="bh-property-help bh-bad">
        {wrong}
      </p>
    </div>
  );
}
