import { isRecord } from '../../../../domain/is-record.ts';
import { keepText } from '../../../providers/keep-text.ts';

/** A diagram as it was left on this device, not yet kept by the server. */
export interface KeptDiagram {
  readonly xml: string;
  /** The version of the draft that it changes. */
  readonly of: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

const prefix = 'bihuan.draft.';

function parse(text: string | null): KeptDiagram | null {
  try {
    const kept: unknown = JSON.parse(text ?? 'null');
    if (!isRecord(kept)) {
      return null;
    }
    const { xml, of, at } = kept;
    return typeof xml === 'string' && typeof of === 'number' && typeof at === 'number'
      ? { xml, of, at }
      : null;
  } catch {
    return null;
  }
}

export interface DiagramStore {
  readonly read: () => KeptDiagram | null;
  /** False when the device has no room for it. */
  readonly write: (kept: KeptDiagram) => boolean;
  /** Forgets this text; what another tab has left since stays. */
  readonly forget: (xml: string) => void;
}

/** What one person has left of one draft on this device; it outlives signing out. */
export function createDiagramStore(person: string, draft: string, storage: Storage): DiagramStore {
  const own = `${prefix}${person}.${draft}`;
  const read = (): KeptDiagram | null => parse(storage.getItem(own));
  return {
    read,
    write: (kept) => keepText(storage, own, JSON.stringify(kept)),
    forget: (xml) => {
      if (read()?.xml === xml) {
        storage.removeItem(own);
      }
    },
  };
}
