/**
 * Keys for `Idempotency-Key`. Pressing again after no answer came must not act twice, and a changed
 * form is another attempt: the key stays the same for the same body until the attempt is settled.
 */
export interface AttemptKeys {
  readonly keyFor: (name: string, body: unknown) => string;
  readonly settle: (name: string) => void;
}

export function createAttemptKeys(newKey: () => string = () => crypto.randomUUID()): AttemptKeys {
  const open = new Map<string, { readonly body: string; readonly key: string }>();
  return {
    keyFor: (name, body) => {
      const text = JSON.stringify(body);
      const known = open.get(name);
      if (known !== undefined && known.body === text) {
        return known.key;
      }
      const key = newKey();
      open.set(name, { body: text, key });
      return key;
    },
    settle: (name) => {
      open.delete(name);
    },
  };
}

/** Those of this page. */
export const attemptKeys = createAttemptKeys();
