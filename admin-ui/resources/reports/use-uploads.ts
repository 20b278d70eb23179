import { useState } from 'react';
import { useTranslate } from 'ra-core';
import { useWords } from '../../messages/use-words.ts';
import { failureCode } from '../../providers/api-failure.ts';
import { FileTooLarge, uploadFile } from './report-operations.ts';

export interface Uploads {
  /** Names of what is on its way. */
  readonly running: readonly string[];
  readonly failed: readonly { readonly name: string; readonly why: string }[];
  readonly add: (files: readonly File[]) => void;
}

/** Sends files one after another; `onStored` gets each one that arrived. */
export function useUploads(
  onStored: (stored: { readonly id: string; readonly name: string }) => void,
): Uploads {
  const translate = useTranslate();
  const { code } = useWords();
  const [running, setRunning] = useState<readonly string[]>([]);
  const [failed, setFailed] = useState<Uploads['failed']>([]);
  const send = async (file: File): Promise<void> => {
    try {
      const { id } = await uploadFile(file);
      onStored({ id, name: file.name });
    } catch (failure) {
      const why =
        failure instanceof FileTooLarge
          ? translate('reports.tooLarge')
          : code('problem', failureCode(failure));
      setFailed((before) => [...before, { name: file.name, why }]);
    } finally {
      setRunning((before) => before.filter((name) => name !== file.name));
    }
  };
  return {
    running,
    failed,
    add: (files) => {
      setFailed([]);
      setRunning((before) => [...before, ...files.map((file) => file.name)]);
      void (async () => {
        for (const file of files) {
          await send(file);
        }
      })();
    },
  };
}
