import { useState } from 'react';
import { useToast } from '../../layout/use-toast.ts';
import { useWords, type Words } from '../../messages/use-words.ts';
import { failureCode, fieldCodeOf, reasonOf } from '../../providers/api-failure.ts';
import { actOnCase, actOnTask, type ActionBody } from '../tasks/task-operations.ts';
import { useRefreshCase } from './case-queries.ts';

/** What an operation is done to. */
export type ActionTarget =
  { readonly kind: 'case' } | { readonly kind: 'task'; readonly id: string };

export interface CaseActor {
  readonly sending: boolean;
  /** Why the last operation was refused, in words; null when it was not. */
  readonly refusal: string | null;
  readonly forget: () => void;
  /** Does it, and tells whether it was done. Committed is committed: nothing is shown before. */
  readonly act: (target: ActionTarget, body: ActionBody, done: string) => Promise<boolean>;
}

function refusalWords(failure: unknown, code: Words['code']): string {
  const field = fieldCodeOf(failure);
  if (field !== null) return code('field', field);
  const words = code('problem', failureCode(failure));
  const reason = reasonOf(failure);
  return reason === null ? words : code('reason', reason, words);
}

/** Operations on one case; afterwards everything about the case is asked for again. */
export function useCaseActor(id: string): CaseActor {
  const toast = useToast();
  const { code } = useWords();
  const refresh = useRefreshCase(id);
  const [sending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const act: CaseActor['act'] = async (target, body, done) => {
    setSending(true);
    setRefusal(null);
    try {
      await (target.kind === 'case' ? actOnCase(id, body) : actOnTask(target.id, body));
      toast.success(done);
      await refresh();
      return true;
    } catch (failure) {
      const why = refusalWords(failure, code);
      setRefusal(why);
      toast.error(why);
      return false;
    } finally {
      setSending(false);
    }
  };
  return {
    sending,
    refusal,
    forget: () => {
      setRefusal(null);
    },
    act,
  };
}
