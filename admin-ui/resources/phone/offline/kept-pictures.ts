import { useEffect, useState } from 'react';
import { useSession } from '../../../providers/session.ts';
import { keptMillis } from './answer-keeper.ts';
import { deviceDatabase } from './device-database.ts';

/** The picture as the server has it, kept on the device; without a network as it was kept, null when it was not. */
async function pictureOf(person: string, path: string): Promise<Blob | null> {
  const database = await deviceDatabase();
  const answer = await fetch(path, { credentials: 'same-origin' }).catch(() => null);
  if (answer !== null) {
    const mayStay = answer.headers.get('cache-control')?.includes('no-store') !== true;
    if (answer.status === 403 || (answer.ok && !mayStay)) {
      await database.delete('pictures', [person, path]);
    }
    if (!answer.ok) {
      return null;
    }
    const picture = await answer.blob();
    if (mayStay) {
      await database.put('pictures', { person, path, at: Date.now(), picture });
    }
    return picture;
  }
  const kept = await database.get('pictures', [person, path]);
  return kept === undefined || Date.now() - kept.at > keptMillis ? null : kept.picture;
}

/** Where a picture is shown from: the server, or the device once it has been kept there. */
export function useKeptPicture(path: string): string {
  const { user } = useSession();
  const [shown, setShown] = useState({ path, source: path });
  useEffect(() => {
    let source: string | null = null;
    let left = false;
    const show = async (): Promise<void> => {
      const picture = await pictureOf(user.id, path);
      if (picture !== null && !left) {
        source = URL.createObjectURL(picture);
        setShown({ path, source });
      }
    };
    void show().catch(() => undefined);
    return () => {
      left = true;
      if (source !== null) {
        URL.revokeObjectURL(source);
      }
    };
  }, [user.id, path]);
  return shown.path === path ? shown.source : path;
}
