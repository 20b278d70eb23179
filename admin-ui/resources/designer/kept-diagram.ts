import { isRecord } from '../../../domain/is-record.ts';

/** A diagram as it was left on this device, not yet kept by the server. */
export interface KeptDiagram {
  readonly xml: string;
  /** What it changes: the version, or the draft as it was read. */
  readonly of: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

const prefix = 'bihuan.diagram.';

function parse(text: string | null): KeptDiagram | null {
  try {
    const kept: unknown = JSON.parse(text ?? 'null');
    if (!isRecord(kept)) {
      return null;
    }
    const { xml, of, at } = kept;
    return typeof xml === 'string' && typeof of === 'string' && typeof at === 'number'
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
  readonly clear: () => void;
}

/** What one person has left of one procedure on this device; it outlives signing out. */
export function createDiagramStore(person: string, key: string, storage: Storage): DiagramStore {
  const own = `${prefix}${person}.${key}`;
  return {
    read: () => parse(storage.getItem(own)),
    write: (kept) => {
      try {
        storage.setItem(own, JSON.stringify(kept));
        return true;
      } catch {
        return false;
      }
    },
    clear: () => {
      storage.removeItem(own);
    },
  };
}
