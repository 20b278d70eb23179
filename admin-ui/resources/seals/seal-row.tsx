import Button from '@mui/material/Button';
import type { Seal } from '../../../api/contract/audit.ts';
import { dayHeadWords, ledgerTimeWords, wholeDayWords } from '../../clocks/date-words.ts';
import { useDateRule } from '../../clocks/use-wording.ts';
import { useWords } from '../../messages/use-words.ts';
import { failureCode } from '../../providers/api-failure.ts';
import { FaultLines } from '../audit/fault-lines.tsx';
import { outcomeOf, toneOf } from './seal-outcome.ts';
import { proofPath, useSealVerdict } from './seal-queries.ts';

function Signature({ seal }: { readonly seal: Seal }) {
  const { t } = useWords();
  const { signed, linked, moved } = seal;
  if (!signed) return <span className="bh-tag bad">{t('seals.notSigned')}</span>;
  if (!linked) return <span className="bh-tag bad">{t('seals.notLinked')}</span>;
  return (
    <>
      <span className="bh-tag ok">{t('seals.signed')}</span>{' '}
      {moved === null ? <span className="bh-tag">{t('seals.notKept')}</span> : null}
    </>
  );
}

/** What its verification found, under the seal. */
function Verdict({ verdict }: { readonly verdict: ReturnType<typeof useSealVerdict> }) {
  const { t, code, number } = useWords();
  const { data, error, isPending } = verdict;
  if (isPending) return <p className="bh-3 bh-later">{t('seals.verifying')}</p>;
  if (error !== null)
    return (
      <p className="bh-bad" role="alert">
        {t('seals.failed', { why: code('problem', failureCode(error)) })}
      </p>
    );
  if (data === undefined) return null;
  const outcome = outcomeOf(data);
  const counts = { checked: number(data.checked), faults: number(data.faults) };
  return (
    <>
      <p className={toneOf[outcome]}>{t(`seals.${outcome}`, counts)}</p>
      {data.found.length === 0 ? null : <FaultLines faults={data.found} />}
    </>
  );
}

const columns = 6;

/** A seal: what it signs, whether its signature is valid, its verification and its proof. */
export function SealRow({ seal }: { readonly seal: Seal }) {
  const { t, number } = useWords();
  const { zone, tongue } = useDateRule();
  const verdict = useSealVerdict(seal);
  const at = Date.parse(seal.sealedAt);
  const day = wholeDayWords(at, zone, tongue);
  const count = (value: number | null): string => (value === null ? '–' : number(value));
  return (
    <>
      <tr>
        <th scope="row">
          {dayHeadWords(at, zone, tongue)}
          <div className="bh-3 bh-sm">{ledgerTimeWords(at, zone)}</div>
        </th>
        <td className="number" data-label={t('seals.column.cases')}>
          {number(seal.heads)}
        </td>
        <td className="number" data-label={t('seals.column.entries')}>
          {count(seal.entries)}
        </td>
        <td className="number" data-label={t('seals.column.moved')}>
          {count(seal.moved)}
        </td>
        <td data-label={t('seals.column.seal')}>
          <Signature seal={seal} />
          <div className="bh-3 bh-sm bh-mono" title={`${t('seals.hash')} ${seal.headsHash}`}>
            {seal.headsHash.slice(0, 12)}
          </div>
        </td>
        <td className="acts whole">
          <Button
            size="small"
            disabled={verdict.isPending}
            onClick={() => {
              verdict.mutate();
            }}
          >
            {t('seals.verify')}
            <span className="bh-sr"> {day}</span>
          </Button>
          {seal.moved === null ? null : (
            <Button size="small" component="a" href={proofPath(seal)} download>
              {t('seals.proof')}
              <span className="bh-sr"> {day}</span>
            </Button>
          )}
        </td>
      </tr>
      {verdict.isIdle ? null : (
        <tr className="verdict">
          <td colSpan={columns} aria-live="polite">
            <Verdict verdict={verdict} />
          </td>
        </tr>
      )}
    </>
  );
}
