import LockOutlined from '@mui/icons-material/LockOutlined';
import Button from '@mui/material/Button';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { CaseDetail, Reporter } from '../../../api/contract/cases.ts';
import { focusOnMount } from '../../layout/focus-on-mount.ts';
import { useToast } from '../../layout/use-toast.ts';
import { useWords } from '../../messages/use-words.ts';
import { failureCode } from '../../providers/api-failure.ts';
import { readReporter } from './case-queries.ts';
import './reporter-contact.css';

type Masked = NonNullable<CaseDetail['reporter']>;

const isMasked = ({ name, phone }: Reporter): boolean =>
  [name, phone].some((text) => text?.includes('*') === true);

/** The lock: asks for what is masked, or says why not. */
function Look({
  caseId,
  reporter,
  onSeen,
}: {
  readonly caseId: string;
  readonly reporter: Masked;
  readonly onSeen: (reporter: Reporter) => void;
}) {
  const { t, code } = useWords();
  const toast = useToast();
  const look = useMutation({
    mutationFn: () => readReporter(caseId),
    onSuccess: onSeen,
    onError: (failure) => {
      toast.error(code('problem', failureCode(failure)));
    },
  });
  return (
    <>
      <Button
        variant="text"
        startIcon={<LockOutlined />}
        title={t('cases.overview.unmaskLogged')}
        disabled={!reporter.inFull || look.isPending}
        onClick={() => {
          look.mutate();
        }}
      >
        {t('cases.overview.unmask')}
      </Button>
      {reporter.inFull ? null : (
        <span className="bh-3 bh-xs">{t('cases.overview.unmaskRefused')}</span>
      )}
    </>
  );
}

const Phone = ({ number, inFull }: { readonly number: string; readonly inFull: boolean }) =>
  inFull ? (
    <a ref={focusOnMount} href={`tel:${number}`}>
      {number}
    </a>
  ) : (
    <span className="bh-nowrap">{number}</span>
  );

interface Props {
  readonly caseId: string;
  readonly reporter: Masked;
  /** On paper it stays masked. */
  readonly onPaper?: boolean;
}

function Contact({ caseId, reporter, onPaper = false }: Props) {
  const { t } = useWords();
  const [seen, setSeen] = useState<Reporter | null>(null);
  const { name, phone } = seen ?? reporter;
  return (
    <span className="bh-reporter">
      <span>{name ?? t('cases.overview.anonymous')}</span>
      {phone === null ? null : <Phone number={phone} inFull={seen !== null} />}
      {seen === null && !onPaper && isMasked(reporter) ? (
        <Look caseId={caseId} reporter={reporter} onSeen={setSeen} />
      ) : null}
      <span className="bh-3 bh-xs" aria-live="polite">
        {seen === null ? null : t('cases.overview.unmasked')}
      </span>
    </span>
  );
}

/**
 * Who reported (screens section 7): masked, with a lock that shows it in full and says that the
 * look is recorded. Nothing of it is kept: another case, or this one opened again, asks again.
 */
export const ReporterContact = (props: Props) => <Contact key={props.caseId} {...props} />;
