import type { Draft, SaveDraft } from '../contract/procedure-drafts.ts';
import type { ApiServices } from '../services.ts';
import { performDraftStep, type DraftRequest } from './draft-step.ts';

const written = (authors: readonly string[], person: string): string[] => [
  ...new Set([...authors, person]),
];

/**
 * Keeps what was written; texts that are not given stay. Not logged: drafts are saved while they are drawn, and
 * know everybody who has written some of them.
 * @throws Problem `not-found`, `stale-version`, `draft-edited-by-other`, `action-not-available`
 */
export const saveDraft = async (
  services: ApiServices,
  request: DraftRequest,
  texts: Omit<SaveDraft, 'version'>,
): Promise<Draft> =>
  performDraftStep(services, request, {
    action: 'save',
    log: null,
    change: (row, at) => ({
      ...texts,
      version: row.version + 1,
      authors: written(row.authors, request.reader.id),
      saved_by: request.reader.id,
      saved_at: at,
      editor: request.reader.id,
      editor_since: row.editor === request.reader.id ? row.editor_since : at,
    }),
  });

/** The reader writes it from now on; whoever wrote it keeps what is saved, and is refused the next save. */
export const takeOverDraft = async (services: ApiServices, request: DraftRequest): Promise<Draft> =>
  performDraftStep(services, request, {
    action: 'takeOver',
    log: 'draft-taken-over',
    change: (_, at) => ({ editor: request.reader.id, editor_since: at }),
  });

export const discardDraft = async (services: ApiServices, request: DraftRequest): Promise<Draft> =>
  performDraftStep(services, request, {
    action: 'discard',
    log: 'draft-discarded',
    change: () => ({ state: 'discarded', editor: null, editor_since: null }),
  });
