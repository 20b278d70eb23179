import { useTranslate } from 'ra-core';
import { useDeferredValue, useMemo, useState } from 'react';
import type { Channel, Urgency } from '../../../domain/stages.ts';
import { useUploads, type Uploads } from '../../forms/use-uploads.ts';
import { useSession } from '../../providers/session.ts';
import { guessClasses } from './guess-classes.ts';
import {
  complaintsOf,
  fieldOrder,
  firstField,
  looksForSimilar,
  type Complaints,
  type OpenCaseDraft,
  type OpenCaseField,
  type Outcome,
} from './open-case-draft.ts';
import {
  useCatalogue,
  useProposedUnit,
  useSimilar,
  type Catalogue,
  type ClassRow,
  type Proposal,
  type Similar,
} from './open-case-queries.ts';
import type { RefusedFields } from './refused-fields.ts';
import { useDraft, type DraftInHand, type DraftPlace } from './use-draft.ts';
import { useFocusAfter } from '../../forms/use-focus-after.ts';
import { useSubmission, type Submission } from './use-submission.ts';

const noClasses: readonly ClassRow[] = [];

/** Who sits here and what that allows. */
export interface Seat {
  /** May accept and file in one go. */
  readonly mayFile: boolean;
  /** Reports from the street. */
  readonly isGrid: boolean;
  readonly person: string;
  readonly firstChannel: Channel;
}

export function useSeat(): Seat {
  const { posts, user } = useSession();
  const has = (role: string): boolean => posts.some((post) => post.role === role);
  const isGrid = has('grid') && !has('acceptor') && !has('dispatcher');
  return {
    mayFile: has('acceptor'),
    isGrid,
    person: user.id,
    firstChannel: isGrid ? 'grid' : 'phone',
  };
}

interface ClassChoice {
  readonly catalogue: Catalogue | undefined;
  readonly guesses: readonly ClassRow[];
  readonly chosen: ClassRow | null;
  readonly proposal: Proposal | undefined;
  readonly urgency: Urgency;
  /** The first guess is wrong. */
  readonly reject: () => void;
}

/** What the description means, unless somebody said that it does not, and what follows from the choice. */
function useClassChoice(draft: OpenCaseDraft): ClassChoice {
  const catalogue = useCatalogue().data;
  const classes = catalogue?.classes ?? noClasses;
  const description = useDeferredValue(draft.description);
  const [wrong, setWrong] = useState<readonly string[]>([]);
  const all = useMemo(() => guessClasses(description, classes), [description, classes]);
  const guesses = all.filter((row) => !wrong.includes(row.id));
  const chosen = classes.find((row) => row.id === draft.category) ?? null;
  const condition = chosen?.conditions.find((each) => each.id === draft.condition);
  return {
    catalogue,
    guesses,
    chosen,
    proposal: useProposedUnit(draft.category, draft.grid),
    urgency: draft.urgency ?? condition?.urgency ?? 'normal',
    reject: () => {
      setWrong((before) => [...before, ...guesses.slice(0, 1).map((row) => row.id)]);
    },
  };
}

interface Duplicates {
  readonly similar: readonly Similar[] | null;
  readonly dismiss: (found: Similar) => void;
  readonly forget: () => void;
}

function useDuplicates(draft: OpenCaseDraft): Duplicates {
  const [dismissed, setDismissed] = useState<readonly string[]>([]);
  const query = looksForSimilar(draft)
    ? { text: draft.description, point: draft.point, category: draft.category }
    : null;
  const found = useSimilar(query);
  return {
    similar: found?.filter((each) => !dismissed.includes(each.caseId)) ?? null,
    dismiss: (each) => {
      setDismissed((before) => [...before, each.caseId]);
    },
    forget: () => {
      setDismissed([]);
    },
  };
}

/** Complaints in words: ours once a press has found them, else what the server refused. */
function useComplaintWords(complaints: Complaints, refused: RefusedFields): RefusedFields {
  const translate = useTranslate();
  return Object.fromEntries(
    fieldOrder.flatMap((field) => {
      const own = complaints[field];
      const words = own === undefined ? refused[field] : translate(`reports.errors.${own}`);
      return words === undefined ? [] : [[field, words]];
    }),
  );
}

export interface OpenCaseDesk extends ClassChoice, Omit<Duplicates, 'forget'> {
  readonly inHand: DraftInHand;
  readonly submission: Submission;
  readonly uploads: Uploads;
  /** Files are on their way. */
  readonly uploading: boolean;
  readonly complaints: RefusedFields;
  readonly chooseClass: (row: ClassRow | null) => void;
  readonly submit: (outcome: Outcome) => Promise<void>;
  readonly merge: (found: Similar) => Promise<void>;
}

/** Everything behind the page; `focusOn` brings a field, or the first one, into the hand. */
export function useOpenCase(
  seat: Seat,
  place: DraftPlace,
  focusOn: (field: OpenCaseField) => void,
): OpenCaseDesk {
  const inHand = useDraft(place, seat.firstChannel);
  const { draft } = inHand;
  const submission = useSubmission(inHand);
  const [uploading, setUploading] = useState(false);
  const uploads = useUploads('report', { onArrived: inHand.addFile, onBusy: setUploading });
  const choice = useClassChoice(draft);
  const { similar, dismiss, forget } = useDuplicates(draft);
  const [tried, setTried] = useState<Outcome | null>(null);
  const complaints = useComplaintWords(
    tried === null ? {} : complaintsOf(draft, tried),
    submission.refused,
  );

  const isDone = submission.refusal === null && submission.last !== null;
  // The next call begins, or what was refused is mended.
  const next = isDone ? 'phone' : firstField(submission.refused);
  useFocusAfter(submission.sending, next, focusOn);

  /** Sends when nothing is missing; a gap gets the focus instead, no dialog. */
  const press = async (outcome: Outcome, send: () => Promise<boolean>): Promise<void> => {
    const gap = firstField(complaintsOf(draft, outcome));
    setTried(outcome);
    if (gap !== null) {
      focusOn(gap);
      return;
    }
    const busy = submission.sending || uploading;
    if (!busy && (await send())) {
      setTried(null);
      forget();
    }
  };
  const facts = { urgency: choice.urgency, unit: choice.proposal?.unit?.id ?? null };
  return {
    ...choice,
    similar,
    dismiss,
    inHand,
    submission,
    uploads,
    uploading,
    complaints,
    chooseClass: (row) => {
      inHand.change({ category: row?.id ?? null, condition: null, urgency: null });
    },
    submit: (outcome) => press(outcome, () => submission.submit(outcome, facts)),
    merge: (found) => press('register', () => submission.merge(found, facts.urgency)),
  };
}
