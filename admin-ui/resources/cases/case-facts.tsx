import { useTranslate } from 'ra-core';
import type { ReactNode } from 'react';
import type { CaseDetail } from '../../../api/contract/cases.ts';
import { dateWords, ledgerTimeWords } from '../../clocks/date-words.ts';
import { limitWords } from '../../clocks/duration-words.ts';
import { useDateRule } from '../../clocks/use-wording.ts';
import { useWords } from '../../messages/use-words.ts';
import { ReporterContact } from './reporter-contact.tsx';

function Fact({ word, children }: { readonly word: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{word}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** A report that came with a case that was merged into this one. */
function MergedWith({ detail, caseId }: { readonly detail: CaseDetail; readonly caseId: string }) {
  const translate = useTranslate();
  return caseId === detail.id ? null : (
    <span className="bh-3 bh-xs bh-dot">{translate('cases.overview.merged')}</span>
  );
}

function Point({ location }: { readonly location: CaseDetail['location'] }) {
  const translate = useTranslate();
  const { longitude, latitude } = location;
  return longitude === null || latitude === null ? null : (
    <Fact word={translate('cases.overview.point')}>
      <span className="bh-mono">
        {longitude.toFixed(5)}, {latitude.toFixed(5)}
      </span>
    </Fact>
  );
}

/** What was reported and what it was filed as. */
export function CaseFacts({
  detail,
  full = false,
}: {
  readonly detail: CaseDetail;
  /** Moments with year and seconds, as on paper. */
  readonly full?: boolean;
}) {
  const translate = useTranslate();
  const rule = useDateRule();
  const { name, code, pick } = useWords();
  const { condition, location } = detail;
  const none = translate('cases.overview.notGiven');
  const moment = (at: string): string =>
    full ? ledgerTimeWords(Date.parse(at), rule.zone) : dateWords(Date.parse(at), rule);
  return (
    <dl className="bh-facts">
      <Fact word={translate('cases.overview.description')}>
        {detail.description === '' ? none : detail.description}
      </Fact>
      <Fact word={translate('cases.overview.place')}>
        {location.address ?? none}
        {location.grid === null ? null : <span className="bh-dot">{name(location.grid)}</span>}
      </Fact>
      <Point location={location} />
      {detail.reporter === null ? null : (
        <Fact word={translate('cases.overview.reporter')}>
          <ReporterContact caseId={detail.id} reporter={detail.reporter} onPaper={full} />
          <span className="bh-dot">
            {translate(
              detail.reporter.wantsCallback
                ? 'cases.overview.callback'
                : 'cases.overview.noCallback',
            )}
          </span>
        </Fact>
      )}
      <Fact word={translate('cases.overview.channel')}>
        {code('channel', detail.channel)}
        <span className="bh-dot">{moment(detail.createdAt)}</span>
      </Fact>
      {detail.endedAt === null ? null : (
        <Fact word={translate('cases.overview.ended')}>{moment(detail.endedAt)}</Fact>
      )}
      <Fact word={translate('cases.overview.class')}>
        {detail.className === null ? none : pick(detail.className, detail.classNameEn)}
      </Fact>
      {condition === null ? null : (
        <>
          <Fact word={translate('cases.overview.condition')}>
            {pick(condition.text, condition.textEn)}
          </Fact>
          <Fact word={translate('cases.overview.limit')}>
            {limitWords(condition.limit, rule.tongue)}
          </Fact>
          <Fact word={translate('cases.overview.closing')}>
            {pick(condition.closingText, condition.closingTextEn)}
          </Fact>
        </>
      )}
      <Fact word={translate('cases.overview.unit')}>
        {detail.unit === null ? none : name(detail.unit)}
      </Fact>
      {detail.reports.length === 0 ? null : (
        <Fact word={translate('cases.overview.reports')}>
          {detail.reports.map((report) => (
            <span key={report.id} className="bh-report-ref">
              <span className="bh-mono">{report.number}</span> {code('channel', report.channel)}
              <MergedWith detail={detail} caseId={report.caseId} />
            </span>
          ))}
        </Fact>
      )}
    </dl>
  );
}
