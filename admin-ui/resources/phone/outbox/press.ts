import { isRecord } from '../../../../domain/is-record.ts';
import type { Draft } from '../../../forms/draft-store.ts';

/** What was pressed: which request it becomes. */
export type PressKind = 'complete' | 'report' | 'comment' | 'attach';

/** Why the server refused a press. */
export interface Refusal {
  readonly code: string;
  /** Who holds the task instead; null when the server does not say. */
  readonly holder: string | null;
}

/**
 * Something that a person has pressed and the server has not answered yet. It is kept on the device
 * with its key, so that however often it is sent, it takes effect once.
 */
export interface Press {
  /** Order in which it was pressed, on this device. */
  readonly seq: number;
  /** `Idempotency-Key`; stays the same for good. */
  readonly key: string;
  readonly person: string;
  readonly kind: PressKind;
  readonly path: string;
  /** Body of the request; photos that are only on the device stand in it as `kept:<id>`. */
  readonly body: Readonly<Record<string, unknown>>;
  /** What it is about, for the list of what is not sent yet. */
  readonly title: string;
  readonly label: string;
  readonly taskId: string | null;
  readonly caseId: string | null;
  readonly at: number;
  /** What was filled in, to go on with when it is not sent after all. */
  readonly draft: Draft | null;
  /** Set when the server refused it: it is not sent again by itself. */
  readonly refusal: Refusal | null;
}

export type NewPress = Omit<Press, 'seq' | 'key' | 'refusal'>;

/** A photo on the device; `stored` is its id at the server once it is there. */
export interface KeptPhoto {
  readonly id: string;
  readonly person: string;
  readonly name: string;
  readonly content: Blob;
  readonly takenAt: number;
  /** Distance to the place when it was taken; null when one of the two was not known. */
  readonly meters: number | null;
  readonly stored: string | null;
}

const prefix = 'kept:';

export const keptId = (photo: string): string => `${prefix}${photo}`;
/** Id of the photo on the device; null for a file that the server has. */
export const photoIn = (id: unknown): string | null =>
  typeof id === 'string' && id.startsWith(prefix) ? id.slice(prefix.length) : null;

/** Ids of the photos on the device that a body names, in its order. */
export function photosIn(body: unknown): readonly string[] {
  const photo = photoIn(body);
  if (photo !== null) {
    return [photo];
  }
  if (Array.isArray(body)) {
    return body.flatMap(photosIn);
  }
  return isRecord(body) ? Object.values(body).flatMap(photosIn) : [];
}

/** Ids of the photos on the device that stand in a body at a JSON pointer: in the field that it leads to, whole. */
export const photosAt = (body: unknown, pointer: string): readonly string[] =>
  photosIn(
    pointer
      .split('/')
      .slice(1)
      .reduce<unknown>((part, name) => (isRecord(part) ? part[name] : part), body),
  );

/** The body with the server's ids in place of those of the device. */
export function withStored(body: unknown, stored: ReadonlyMap<string, string>): unknown {
  const photo = photoIn(body);
  if (photo !== null) {
    return stored.get(photo) ?? body;
  }
  if (Array.isArray(body)) {
    return body.map((part: unknown) => withStored(part, stored));
  }
  return isRecord(body)
    ? Object.fromEntries(
        Object.entries(body).map(([name, part]) => [name, withStored(part, stored)]),
      )
    : body;
}
