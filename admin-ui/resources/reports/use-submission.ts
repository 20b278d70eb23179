import { useTranslate } from 'ra-core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { OpenedReport } from '../../../api/contract/reports.ts';
import type { Urgency } from '../../../domain/stages.ts';
import { useToast } from '../../layout/use-toast.ts';
import { useWords } from '../../messages/use-words.ts';
import { failureCode } from '../../providers/api-failure.ts';
import { useShown } from '../tasks/detail/use-shown.ts';
import { toOpenReport, type Outcome } from './open-case-draft.ts';
import type { Similar } from './open-case-queries.ts';
import { refusedFields, type RefusedFields } from './refused-fields.ts';
import { mergeInto, openReport } from './report-operations.ts';
import type { DraftInHand } from './use-draft.ts';

export interface LastReport {
  readonly caseId: string;
  readonly number: string;
}

export interface Submission {
  readonly sending: boolean;
  /** Why the last attempt was refused, in words. */
  readonly refusal: string | null;
  /** Fields that the server refused. */
  readonly refused: RefusedFields;
  readonly last: LastReport | null;
  readonly submit: (
    outcome: Outcome,
    facts: { readonly urgency: Urgency; readonly unit: string | null },
  ) => Promise<boolean>;
  readonly merge: (into: Similar, urgency: Urgency) => Promise<boolean>;
}

/** What the toast says: message key under `reports.done`, and the number to name. */
export function doneWords(
  opened: OpenedReport,
  outcome: Outcome,
): { readonly key: string; readonly number: string } {
  if (!opened.opened) {
    return { key: outcome === 'file' ? 'later' : 'laterRegister', number: opened.number };
  }
  return outcome === 'file' && opened.caseNumber !== null
    ? { key: 'filed', number: opened.caseNumber }
    : { key: 'registered', number: opened.number };
}

const page = 'new-case';

/** Sends the draft; it is forgotten when the server has it, and kept otherwise. */
export function useSubmission(inHand: DraftInHand): Submission {
  const translate = useTranslate();
  const toast = useToast();
  const navigate = useNavigate();
  const words = useWords();
  const isShown = useShown(page);
  const [sending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [refused, setRefused] = useState<RefusedFields>({});
  const [last, setLast] = useState<LastReport | null>(null);

  const settle = (opened: OpenedReport, key: string, number: string): void => {
    setLast({ caseId: opened.caseId, number });
    inHand.startAnew();
    toast.success(translate(`reports.done.${key}`, { number }), {
      label: translate('reports.done.see'),
      run: () => void navigate(`/cases/${encodeURIComponent(opened.caseId)}`),
    });
  };
  const attempt = async (work: () => Promise<void>): Promise<boolean> => {
    setSending(true);
    setRefusal(null);
    setRefused({});
    try {
      await work();
      return true;
    } catch (failure) {
      setRefused(refusedFields(failure, words));
      const why = words.code('problem', failureCode(failure));
      const told = translate('reports.errors.refused', { why });
      setRefusal(told);
      // Whoever has left the page does not see what it says.
      if (!isShown(page)) toast.error(told);
      return false;
    } finally {
      setSending(false);
    }
  };
  return {
    sending,
    refusal,
    refused,
    last,
    submit: (outcome, facts) =>
      attempt(async () => {
        const body = toOpenReport(inHand.draft, outcome, facts);
        const opened = await openReport(body, inHand.keyFor(body));
        const { key, number } = doneWords(opened, outcome);
        settle(opened, key, number);
      }),
    merge: (into, urgency) =>
      attempt(async () => {
        const body = toOpenReport(inHand.draft, 'register', { urgency, unit: null });
        const opened = await openReport(body, inHand.keyFor(body));
        const merged = await mergeInto(opened, into.caseId);
        settle(opened, merged ? 'merged' : 'mergeLater', merged ? into.number : opened.number);
      }),
  };
}
