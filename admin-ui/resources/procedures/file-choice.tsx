import Button from '@mui/material/Button';
import { useRef, type ReactNode } from 'react';

export interface FileChoiceProps {
  readonly disabled?: boolean;
  readonly onText: (text: string, name: string) => void;
  readonly children: ReactNode;
}

/** A button that takes a BPMN file of this device. */
export function FileChoice({ disabled = false, onText, children }: FileChoiceProps) {
  const input = useRef<HTMLInputElement>(null);
  const take = async (file: File): Promise<void> => {
    onText(await file.text(), file.name);
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
