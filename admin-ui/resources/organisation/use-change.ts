import { useState } from 'react';
import { useWords, type Words } from '../../messages/use-words.ts';
import { ApiProblem, failureCode, reasonOf } from '../../providers/api-failure.ts';
import { useRefreshOrganisation } from './organisation-queries.ts';

/** Why a change was refused: in words, and by the places that are wrong. */
export interface Refusal {
  readonly code: string;
  readonly text: string;
  /** Words for a place of the request, such as `/name`. */
  readonly at: Readonly<Record<string, string>>;
}

const uses = [
  'openTasks',
  'openCases',
  'openCards',
  'responsibilities',
  'grids',
  'posts',
  'units',
] as const;
export type Use = { readonly [U in (typeof uses)[number]]: number };

/** What hangs on a unit, counted: "3 open tasks, 2 grids". */
export const wordsOfUse = (use: Partial<Use>, { t }: Words): string =>
  uses
    .flatMap((name) => {
      const count = use[name] ?? 0;
      return count > 0 ? [t(`organisation.use.${name}`, { smart_count: count, count })] : [];
    })
    .join(t('organisation.comma'));

const countsIn = (params: Readonly<Record<string, string | number | null>>): Partial<Use> =>
  Object.fromEntries(uses.map((name) => [name, Number(params[name] ?? 0)]));

function refusalOf(failure: unknown, words: Words): Refusal {
  const code = failureCode(failure);
  const problem = failure instanceof ApiProblem ? failure.problem : null;
  const at = Object.fromEntries(
    (problem?.errors ?? []).map((error) => [error.path, words.code('field', error.code)]),
  );
  const reason = reasonOf(failure);
  if (reason === null) return { code, text: words.code('problem', code), at };
  const counted = wordsOfUse(countsIn(problem?.params ?? {}), words);
  const text = words.code('reason', reason);
  return {
    code,
    text: counted === '' ? text : `${text}${words.t('organisation.colon')}${counted}`,
    at,
  };
}

export interface Changing {
  readonly sending: boolean;
  readonly refusal: Refusal | null;
  readonly forget: () => void;
  /** Does it, and answers whether it was done; everything of the organisation is then asked for again. */
  readonly run: (change: () => Promise<void>) => Promise<boolean>;
}

interface Versioned {
  readonly version: number;
}

/**
 * The version that a change goes out on: that of what was on screen when the typing began, so that nobody's change is undone
 * unseen; after a refusal for that, which shows the present one, the present one.
 */
export const versionSeen = (
  { refusal }: Changing,
  { before, now }: { readonly before: Versioned; readonly now: Versioned },
): number => (refusal?.code === 'stale-version' ? now : before).version;

/** One change at a time; why it was refused stays until the next one. */
export function useChange(): Changing {
  const words = useWords();
  const refresh = useRefreshOrganisation();
  const [sending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  return {
    sending,
    refusal,
    forget: () => {
      setRefusal(null);
    },
    run: async (change) => {
      setSending(true);
      setRefusal(null);
      let done = true;
      try {
        await change();
      } catch (failure) {
        done = false;
        setRefusal(refusalOf(failure, words));
      }
      await refresh();
      setSending(false);
      return done;
    },
  };
}
