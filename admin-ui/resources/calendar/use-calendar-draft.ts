import { useState } from 'react';
import type { CalendarVersion } from '../../../api/contract/calendar.ts';
import { useKeptTyping } from '../../forms/use-kept-typing.ts';
import { useToast } from '../../layout/use-toast.ts';
import { useWords } from '../../messages/use-words.ts';
import { failureCode } from '../../providers/api-failure.ts';
import {
  type CalendarContent,
  type CalendarDraft,
  changedDays,
  draftOf,
  noCalendar,
  parseDraft,
} from './calendar-draft.ts';
import { type Previewing, usePreview, usePutInForce } from './calendar-queries.ts';

export interface CalendarDrafting extends Previewing {
  readonly inForce: CalendarVersion | null;
  /** The version that is looked at, by default the one in force. */
  readonly shown: CalendarVersion | null;
  readonly show: (version: CalendarVersion) => void;
  readonly draft: CalendarDraft | null;
  /** What is drawn: the draft, else the version that is looked at. */
  readonly content: CalendarContent;
  readonly changed: readonly string[];
  /** The draft, or a new one of the version that is looked at. */
  readonly begin: () => CalendarDraft;
  /** What was previewed is out of date then. */
  readonly change: (draft: CalendarDraft | null) => void;
  readonly cite: (source: string) => void;
  /** Gives the code of a refusal, or null. */
  readonly put: () => Promise<string | null>;
}

/** The draft of a calendar, kept on this device until it is in force or given up. */
export function useCalendarDraft(versions: readonly CalendarVersion[]): CalendarDrafting {
  const { t } = useWords();
  const toast = useToast();
  const [shownId, setShownId] = useState<string | null>(null);
  const [draft, setDraft] = useKeptTyping('calendar', parseDraft);
  const previewing = usePreview();
  const putInForce = usePutInForce();
  const inForce = versions.find((version) => version.inForce) ?? null;
  const shown = versions.find((version) => version.id === shownId) ?? inForce;
  const change = (next: CalendarDraft | null): void => {
    setDraft(next);
    previewing.forget();
  };
  const send = async (sent: CalendarDraft): Promise<string | null> => {
    try {
      await putInForce(sent);
    } catch (failure) {
      return failureCode(failure);
    }
    change(null);
    setShownId(null);
    toast.success(t('calendar.putDone'));
    return null;
  };
  return {
    ...previewing,
    inForce,
    shown,
    show: (version) => {
      setShownId(version.id);
    },
    draft,
    content: draft ?? shown ?? noCalendar,
    changed: draft === null ? [] : changedDays(inForce?.years ?? {}, draft.years),
    begin: () => draft ?? draftOf(shown ?? noCalendar, inForce?.id ?? null),
    change,
    cite: (source) => {
      if (draft !== null) setDraft({ ...draft, source });
    },
    put: async () => (draft === null ? null : send(draft)),
  };
}
