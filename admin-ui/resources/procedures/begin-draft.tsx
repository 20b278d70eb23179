import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { useToast } from '../../layout/use-toast.ts';
import { useWords } from '../../messages/use-words.ts';
import { failureCode } from '../../providers/api-failure.ts';
import { useBeginDraft } from './draft-queries.ts';
import { FileChoice } from './file-choice.tsx';
import { processesIn } from './processes-in.ts';

interface BegunBy {
  readonly key: string;
  readonly basedOn?: number;
  readonly xml?: string;
}

/** Begins a draft and goes on to drawing it. */
function useBegin(): {
  readonly sending: boolean;
  readonly begin: (by: BegunBy) => Promise<void>;
} {
  const { code } = useWords();
  const toast = useToast();
  const navigate = useNavigate();
  const { isPending, mutateAsync } = useBeginDraft();
  return {
    sending: isPending,
    begin: async (by) => {
      try {
        const { key } = await mutateAsync(by);
        void navigate(`/procedures/${encodeURIComponent(key)}/design`);
      } catch (failure) {
        toast.error(code('problem', failureCode(failure)));
      }
    },
  };
}

export interface BeginDraftProps {
  readonly procedure: string;
  /** The version whose text it begins with; without it that of the version in force. */
  readonly basedOn?: number;
  /** The one forward action of its page. */
  readonly forward?: boolean;
  readonly children: ReactNode;
}

/** A draft of what is in force, or of an earlier version. */
export function BeginDraft({ procedure, basedOn, forward = false, children }: BeginDraftProps) {
  const { sending, begin } = useBegin();
  return (
    <Button
      size={forward ? 'medium' : 'small'}
      variant={forward ? 'contained' : 'outlined'}
      disabled={sending}
      onClick={() => {
        void begin({ key: procedure, ...(basedOn === undefined ? {} : { basedOn }) });
      }}
    >
      {children}
    </Button>
  );
}

/** A draft of a procedure with the text of a file, which has to be of that procedure. */
export function BeginFromFile({ procedure }: { readonly procedure: string }) {
  const { t } = useWords();
  const toast = useToast();
  const { sending, begin } = useBegin();
  return (
    <FileChoice
      disabled={sending}
      onText={(xml) => {
        const found = processesIn(xml).map(({ id }) => id);
        if (found.includes(procedure)) {
          void begin({ key: procedure, xml });
        } else {
          toast.error(
            found.length === 0
              ? t('procedures.file.noProcess')
              : t('procedures.file.other', { found: found.join(', '), procedure }),
          );
        }
      }}
    >
      {t('procedures.file.begin')}
    </FileChoice>
  );
}
