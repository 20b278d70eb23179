import type { CaseDetail } from '../../../../api/contract/cases.ts';
import { limitWords } from '../../../clocks/duration-words.ts';
import { useTongue } from '../../../clocks/use-wording.ts';
import { useWords } from '../../../messages/use-words.ts';
import { ReporterContact } from '../../cases/reporter-contact.tsx';

function Reporter({ detail }: { readonly detail: CaseDetail }) {
  const { t, code } = useWords();
  const { reporter } = detail;
  return (
    <dd className="bh-source-line">
      {code('channel', detail.channel)}
      {reporter === null ? null : <ReporterContact caseId={detail.id} reporter={reporter} />}
      {reporter?.wantsCallback === true ? (
        <span className="bh-tag info">{t('task.wantsCallback')}</span>
      ) : null}
    </dd>
  );
}

/** Where it is and who told it. */
export function PlaceFacts({ detail }: { readonly detail: CaseDetail }) {
  const { t, name } = useWords();
  const { address, grid } = detail.location;
  return (
    <dl className="bh-facts">
      {address === null ? null : (
        <>
          <dt>{t('task.place')}</dt>
          <dd>{address}</dd>
        </>
      )}
      {grid === null ? null : (
        <>
          <dt>{t('task.grid')}</dt>
          <dd>{name(grid)}</dd>
        </>
      )}
      <dt>{t('task.channel')}</dt>
      <Reporter detail={detail} />
    </dl>
  );
}

/** What was told, the class, and what filing settled: condition, limit, closing text. */
export function MatterFacts({ detail }: { readonly detail: CaseDetail }) {
  const { t, pick } = useWords();
  const tongue = useTongue();
  const { condition } = detail;
  return (
    <dl className="bh-facts">
      {detail.description === '' ? null : (
        <>
          <dt>{t('task.description')}</dt>
          <dd className="bh-description">{detail.description}</dd>
        </>
      )}
      {detail.className === null ? null : (
        <>
          <dt>{t('task.class')}</dt>
          <dd>{pick(detail.className, detail.classNameEn)}</dd>
        </>
      )}
      {condition === null ? null : (
        <>
          <dt>{t('task.condition')}</dt>
          <dd>{pick(condition.text, condition.textEn)}</dd>
          <dt>{t('task.limit')}</dt>
          <dd>
            <b>{limitWords(condition.limit, tongue)}</b>
            {condition.limit.unit === 'urgentHours' ? (
              <span className="bh-3">{t('task.aroundTheClock')}</span>
            ) : null}
          </dd>
          <dt>{t('task.closing')}</dt>
          <dd>{pick(condition.closingText, condition.closingTextEn)}</dd>
        </>
      )}
    </dl>
  );
}
