import PrintOutlined from '@mui/icons-material/PrintOutlined';
import { useTranslate } from 'ra-core';
import { Link, useLocation, useParams } from 'react-router';
import type { CaseDetail, Clock, LedgerEntry } from '../../../api/contract/cases.ts';
import { readingWords, type ClockFacts } from '../../clocks/clock-reading.ts';
import { useReading } from '../../clocks/use-reading.ts';
import { StageStepper } from '../../clocks/stage-stepper.tsx';
import { useCalendar } from '../../clocks/use-calendar.ts';
import { useTicking } from '../../clocks/use-ticking.ts';
import { useTongue } from '../../clocks/use-wording.ts';
import { currentClock, WhyCard } from '../../clocks/why-card.tsx';
import { usePageTitle } from '../../layout/use-page-title.ts';
import { useWords } from '../../messages/use-words.ts';
import { useSession } from '../../providers/session.ts';
import { ActivitiesCards } from './activities-card.tsx';
import { AttachmentsTab } from './attachments-tab.tsx';
import { AuditTab } from './audit-tab.tsx';
import { caseFile, saveFile } from './case-file.ts';
import { CaseHead } from './case-head.tsx';
import { useAudit, useCase, useClocks, useLedger } from './case-queries.ts';
import { CaseFailed, CaseLoading, CaseNotices } from './case-states.tsx';
import { DiagramTab } from './diagram-tab.tsx';
import { ProposalCard } from '../supervision/proposal-card.tsx';
import { InterventionCard } from './intervention-card.tsx';
import { LedgerPanel } from './ledger-panel.tsx';
import { OverviewTab } from './overview-tab.tsx';
import { TakeBackNotes } from './take-back-notes.tsx';
import { useProcedure, useProcedureXml } from './procedure-queries.ts';
import { useCaseActor } from './use-case-actor.ts';
import { useElementNames } from './use-element-names.ts';
import { useEntryWords } from './use-entry-words.ts';
import { useMarking } from './use-marking.ts';
import { useReplay } from './use-replay.ts';
import './cases.css';
import './case-tabs.css';

const tabs = ['overview', 'diagram', 'ledger', 'attachments', 'audit'] as const;
export type CaseTab = (typeof tabs)[number];

const noClock: ClockFacts = { state: 'none', dueAt: null, remainingMillis: null, unit: null };
const noEntries: readonly LedgerEntry[] = [];

/** `/cases/:id/diagram`; without a part it is the diagram. */
export const tabOf = (part: string | undefined): CaseTab =>
  tabs.find((tab) => tab === part) ?? 'diagram';

function Tabs({
  tab,
  detail,
  entries,
}: {
  readonly tab: CaseTab;
  readonly detail: CaseDetail;
  readonly entries: number;
}) {
  const translate = useTranslate();
  const { name } = useWords();
  const { search } = useLocation();
  const counts: { readonly [T in CaseTab]?: number } = {
    ledger: entries,
    attachments: detail.attachments.length,
  };
  return (
    <nav className="bh-tabs" aria-label={translate('cases.tabs.label')}>
      {tabs.map((each) => (
        <Link
          key={each}
          to={{ pathname: `/cases/${encodeURIComponent(detail.id)}/${each}`, search }}
          aria-current={each === tab ? 'page' : undefined}
          replace
        >
          {translate(`cases.tabs.${each}`)}
          {counts[each] === undefined || counts[each] === 0 ? null : (
            <span className="bh-3 bh-xs">{counts[each]}</span>
          )}
        </Link>
      ))}
      <span className="bh-grow" />
      <span className="bh-3 bh-sm bh-cut procedure">
        {translate('cases.procedure', {
          name: name(detail.procedure),
          version: detail.procedure.version,
        })}
      </span>
      <Link className="print" to={`/cases/${encodeURIComponent(detail.id)}/print`}>
        <PrintOutlined className="bh-icon" aria-hidden="true" />
        {translate('print.open')}
      </Link>
    </nav>
  );
}

const clockFacts = (clock: Clock): ClockFacts => ({
  state: clock.state,
  dueAt: clock.dueAt === null ? null : Date.parse(clock.dueAt),
  remainingMillis: clock.remainingMillis,
  unit: clock.limit?.unit ?? null,
});

/** "超 1 小时 11 分" for the stepper, from the clock that is overdue now. */
function useOverdueText(clocks: readonly Clock[]): string | undefined {
  const translate = useTranslate();
  const tongue = useTongue();
  const clock = currentClock(clocks);
  const facts = clock === null ? null : clockFacts(clock);
  const read = useReading(facts ?? noClock);
  const time = useTicking(() => (facts === null ? '' : readingWords(read(), facts, tongue)));
  const state = useTicking(() => read().state);
  return state === 'overdue' && time !== ''
    ? translate('clocks.chip.overdue', { time })
    : undefined;
}

/** Years that the clocks of a case touch, for the calendar. */
const yearsOf = (detail: CaseDetail): readonly number[] => {
  const years = [
    detail.createdAt,
    detail.serverTime,
    ...detail.clocks.flatMap((clock) => clock.dueAt ?? []),
  ].map((text) => new Date(text).getUTCFullYear());
  return Array.from(
    { length: Math.max(...years) - Math.min(...years) + 1 },
    (_, index) => Math.min(...years) + index,
  );
};

const headOf = (entries: readonly LedgerEntry[]): string | null => entries.at(-1)?.hash ?? null;

function CaseView({ detail, tab }: { readonly detail: CaseDetail; readonly tab: CaseTab }) {
  const { id, procedure: version } = detail;
  usePageTitle(`${detail.number} ${detail.title}`);
  const { permissions } = useSession();
  const mayAudit = permissions.includes('case.audit');
  const entries = useLedger(id).data ?? noEntries;
  const clocks = useClocks(id).data ?? detail.clocks;
  const xml = useProcedureXml(version.key, version.version);
  const procedure = useProcedure(version.key, version.version).data;
  const names = useElementNames(procedure);
  const calendar = useCalendar(yearsOf(detail));
  const replay = useReplay(entries);
  const { marking, byServer } = useMarking(id, replay.at, entries, procedure);
  const wordsOf = useEntryWords(detail, entries, names);
  const audit = useAudit(id, mayAudit && entries.length > 0);
  const actor = useCaseActor(id);
  const overdueText = useOverdueText(clocks);
  const ledgerPanel = (
    <LedgerPanel
      entries={entries}
      wordsOf={wordsOf}
      current={replay.current}
      audit={audit.data}
      checking={audit.isFetching}
      onPick={replay.goTo}
      onExport={() => {
        saveFile(`${detail.number}.json`, caseFile(detail, entries));
      }}
    />
  );
  const shared = { detail, marking, names };
  return (
    <div className="bh-case">
      <CaseHead detail={detail} names={names} scene={{ procedure, entries }} actor={actor} />
      <CaseNotices detail={detail} names={names} />
      <TakeBackNotes detail={detail} actor={actor} />
      <StageStepper stages={detail.stages} overdueText={overdueText} waits={detail.waits} />
      <div className={tab === 'ledger' ? 'cols whole' : 'cols'}>
        <div className="left">
          <ProposalCard detail={detail} actor={actor} />
          <ActivitiesCards adHoc={detail.adHoc} actor={actor} />
          {detail.interventions === null ? null : (
            <InterventionCard
              caseId={id}
              offered={detail.interventions}
              names={names}
              actor={actor}
            />
          )}
          <WhyCard clocks={clocks} calendar={calendar} onEntry={replay.goTo} />
          <section className={`bh-card bh-case-part ${tab}`}>
            <Tabs tab={tab} detail={detail} entries={entries.length} />
            {tab === 'overview' ? (
              <OverviewTab {...shared} procedure={procedure} actor={actor} />
            ) : null}
            {tab === 'diagram' ? (
              <DiagramTab
                {...shared}
                xml={xml.data}
                failed={xml.isError}
                byServer={byServer}
                replay={replay}
                entries={entries}
                wordsOf={wordsOf}
              />
            ) : null}
            {tab === 'ledger' ? ledgerPanel : null}
            {tab === 'attachments' ? <AttachmentsTab attachments={detail.attachments} /> : null}
            {tab === 'audit' ? (
              <AuditTab audit={audit} permitted={mayAudit} caseId={id} head={headOf(entries)} />
            ) : null}
          </section>
        </div>
        {tab === 'ledger' ? null : <div className="beside">{ledgerPanel}</div>}
      </div>
    </div>
  );
}

/** One case: where it stands, why it is red, what happened, and what may be done (screens c). */
export function CasePage() {
  const { id = '', '*': rest } = useParams();
  const { data, error, refetch } = useCase(id);
  if (data !== undefined) {
    return <CaseView key={id} detail={data} tab={tabOf(rest?.split('/')[0])} />;
  }
  return error === null ? (
    <CaseLoading />
  ) : (
    <CaseFailed failure={error} retry={() => void refetch()} />
  );
}
