import { useTranslate } from 'ra-core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { OpenedReport } from '../../../api/contract/reports.ts';
import type { Urgency } from '../../../domain/stages.ts';
import { useToast } from '../../layout/use-toast.ts';
import { useWords } from '../../messages/use-words.ts';
import { ApiProblem, failureCode } from '../../providers/api-failure.ts';
import { toOpenReport, type OpenCaseField, type Outcome } from './open-case-draft.ts';
import type { Similar } from './open-case-queries.ts';
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
  readonly refused: { readonly [F in OpenCaseField]?: string };
  readonly last: LastReport | null;
  readonly submit: (
    outcome: Outcome,
    facts: { readonly urgency: Urgency; readonly unit: string | null },
  ) => Promise<boolean>;
  readonly merge: (into: Similar, urgency: Urgency) => Promise<boolean>;
}

const fieldOfPath: readonly (readonly [RegExp, OpenCaseField])[] = [
  [/phone|reporter/u, 'phone'],
  [/title|description/u, 'description'],
  [/location|address|longitude|latitude|grid/u, 'place'],
  [/protected/u, 'protected'],
  [/condition/u, 'condition'],
  [/category|file/u, 'class'],
];

/** Server's field errors at the fields of the page; JSON pointers or dotted paths. */
export function refusedFields(failure: unknown): Submission['refused'] {
  const errors = failure instanceof ApiProblem ? (failure.problem.errors ?? []) : [];
  return Object.fromEntries(
    errors.flatMap(({ path, message }) => {
      const field = fieldOfPath.find(([pattern]) => pattern.test(path))?.[1];
      return field === undefined ? [] : [[field, message]];
    }),
  );
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

/** Sends the draft; it is forgotten when the server has it, and kept otherwise. */
export function useSubmission(inHand: DraftInHand): Submission {
  const translate = useTranslate();
  const toast = useToast();
  const navigate = useNavigate();
  const { code } = useWords();
  const [sending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [refused, setRefused] = useState<Submission['refused']>({});
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
      setRefused(refusedFields(failure));
      setRefusal(
        translate('reports.errors.refused', { why: code('problem', failureCode(failure)) }),
      );
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
