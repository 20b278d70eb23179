import { useCallback, useEffect, useState } from 'react';
import { useSession } from '../providers/session.ts';
import { keepFiles, keptFiles } from './kept-files.ts';
import { isText, listOf } from './kept-shape.ts';
import { placeOfTyping, useKeptTyping } from './use-kept-typing.ts';

export interface KeptFiles {
  /** Null while it is not known yet whether some are kept. */
  readonly files: readonly File[] | null;
  /** Names of what was chosen and could not be kept on this device: it is to be chosen again. */
  readonly lost: readonly string[];
  readonly keep: (files: readonly File[]) => void;
}

const areNames = listOf(isText);
const none: readonly File[] = [];

/**
 * Files that a person has chosen in a form and not sent, kept on this device like what is typed; their
 * names are kept apart, so that a file which found no room is asked for by its name.
 */
export function useKeptFiles(name: string): KeptFiles {
  const { user } = useSession();
  const listed = `files.${name}`;
  // Files go when the list of their names goes.
  const place = placeOfTyping(user.id, listed);
  const [names, keepNames] = useKeptTyping(listed, (kept) => (areNames(kept) ? kept : null));
  const [files, setFiles] = useState<readonly File[] | null>(() => (names === null ? none : null));
  useEffect(() => {
    if (files !== null) return undefined;
    let here = true;
    const load = async (): Promise<void> => {
      const found = await keptFiles(place);
      if (here) setFiles((chosen) => chosen ?? found);
    };
    void load();
    return () => {
      here = false;
    };
  }, [files, place]);
  const keep = useCallback(
    (chosen: readonly File[]): void => {
      setFiles(chosen);
      keepNames(chosen.length === 0 ? null : chosen.map((file) => file.name));
      void keepFiles(place, chosen);
    },
    [place, keepNames],
  );
  const lost =
    files === null ? [] : (names ?? []).filter((each) => !files.some((file) => file.name === each));
  return { files, lost, keep };
}
