import { useState } from 'react';
import { ticker } from '../../../clocks/ticker.ts';
import { useToast } from '../../../layout/use-toast.ts';
import { useWords } from '../../../messages/use-words.ts';
import { failureCode } from '../../../providers/api-failure.ts';
import {
  complaintsOf,
  firstField,
  toOpenReport,
  type Complaints,
  type OpenCaseField,
} from '../../reports/open-case-draft.ts';
import { refusedFields, type RefusedFields } from '../../reports/refused-fields.ts';
import type { DraftInHand } from '../../reports/use-draft.ts';
import { useFocusAfter } from '../../../forms/use-focus-after.ts';
import { useOutbox } from '../outbox/outbox-context.ts';

const noneRefused: RefusedFields = {};

interface Reporting {
  readonly sending: boolean;
  /** What was missing when it was last submitted. */
  readonly complaints: Complaints;
  /** Fields that the server refused. */
  readonly refused: RefusedFields;
  /** Sends when nothing is missing; the first gap gets the focus instead. */
  readonly submit: () => void;
}

/** Presses the report into the outbox, and begins anew. @throws what the server refused it with */
function usePress(inHand: DraftInHand): () => Promise<void> {
  const { t } = useWords();
  const toast = useToast();
  const outbox = useOutbox();
  return async () => {
    const body = toOpenReport(inHand.draft, 'register', { urgency: 'normal', unit: null });
    const answer = await outbox.press({
      kind: 'report',
      path: '/api/reports',
      body,
      title: body.title,
      label: t('frame.menu.report'),
      taskId: null,
      caseId: null,
      at: ticker.now(),
      draft: null,
    });
    if (answer.kind === 'refused') {
      await outbox.drop(answer.press, false);
      throw answer.failure;
    }
    inHand.startAnew();
    toast.success(
      answer.kind === 'sent'
        ? t('phone.report.sent')
        : t('phone.unsent.kept', { label: t('frame.menu.report') }),
    );
  };
}

interface ReportingPage {
  /** Photos are being made ready: the report waits for them. */
  readonly isBusy: boolean;
  /** Brings a field into the hand, where the page has it. */
  readonly focusOn: (field: OpenCaseField) => void;
}

/** Sends the report through the outbox. */
export function useReporting(inHand: DraftInHand, { isBusy, focusOn }: ReportingPage): Reporting {
  const words = useWords();
  const { t } = words;
  const toast = useToast();
  const press = usePress(inHand);
  const [sending, setSending] = useState(false);
  const [complaints, setComplaints] = useState<Complaints>({});
  const [refused, setRefused] = useState(noneRefused);
  const send = async (): Promise<void> => {
    setSending(true);
    setRefused(noneRefused);
    try {
      await press();
    } catch (failure) {
      setRefused(refusedFields(failure, words));
      toast.error(
        t('reports.errors.refused', { why: words.code('problem', failureCode(failure)) }),
      );
    } finally {
      setSending(false);
    }
  };
  useFocusAfter(sending, firstField(refused), focusOn);
  return {
    sending,
    complaints,
    refused,
    submit: () => {
      const found = complaintsOf(inHand.draft, 'register');
      const gap = firstField(found);
      setComplaints(found);
      if (gap !== null) focusOn(gap);
      else if (isBusy) toast.error(t('form.uploadWaits'));
      else void send();
    },
  };
}
