import Button from '@mui/material/Button';
import { useRef, type ReactNode } from 'react';
import { draftLimits } from '../../../api/contract/procedure-drafts.ts';
import { useToast } from '../../layout/use-toast.ts';
import { useWords } from '../../messages/use-words.ts';

export interface FileChoiceProps {
  readonly disabled?: boolean;
  readonly onText: (text: string, name: string) => void;
  readonly children: ReactNode;
}

/** A button that takes a BPMN file of this device, as large as a draft may be. */
export function FileChoice({ disabled = false, onText, children }: FileChoiceProps) {
  const input = useRef<HTMLInputElement>(null);
  const { t, number } = useWords();
  const toast = useToast();
  const take = async (file: File): Promise<void> => {
    const { bytes, characters } = draftLimits;
    const text = file.size > bytes ? null : await file.text();
    if (text === null || text.length > characters) {
      toast.error(t('procedures.file.tooLarge', { limit: number(characters) }));
    } else {
      onText(text, file.name);
    }
  };
  return (
    <>
      <Button
        disabled={disabled}
        onClick={() => {
          input.current?.click();
        }}
      >
        {children}
      </Button>
      <input
        ref={input}
        hidden
        type="file"
        accept=".bpmn,.xml,application/xml,text/xml"
        onChange={(event) => {
          const { target } = event;
          const [file] = target.files ?? [];
          target.value = '';
          if (file !== undefined) {
            void take(file);
          }
        }}
      />
    </>
  );
}
