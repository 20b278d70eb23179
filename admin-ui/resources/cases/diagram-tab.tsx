import { useTranslate } from 'ra-core';
import type { CaseDetail, LedgerEntry } from '../../../api/contract/cases.ts';
import { dateWords } from '../../clocks/date-words.ts';
import { useDateRule } from '../../clocks/use-wording.ts';
import { ProcedureDiagram } from '../../diagram/procedure-diagram.tsx';
import type { DiagramMarking } from '../../diagram/marking.ts';
import { useWords } from '../../messages/use-words.ts';
import type { ElementNames } from './element-names.ts';
import type { EntryWords } from './ledger-words.ts';
import { ReplayBar } from './replay-bar.tsx';
import { SubmittedForm } from './submitted-form.tsx';
import type { Replay } from './use-replay.ts';

export interface DiagramTabProps {
  readonly detail: CaseDetail;
  readonly xml: string | undefined;
  readonly failed: boolean;
  readonly marking: DiagramMarking;
  readonly byServer: boolean;
  readonly names: ElementNames;
  readonly replay: Replay;
  readonly entries: readonly LedgerEntry[];
  readonly wordsOf: (entry: LedgerEntry) => EntryWords;
}

const kinds = ['idle', 'active', 'done', 'cancelled', 'taken'] as const;

function Legend() {
  const translate = useTranslate();
  return (
    <p className="bh-marking-legend" aria-hidden="true">
      {kinds.map((kind) => (
        <span key={kind}>
          <i className={kind} />
          {translate(`cases.diagram.${kind}`)}
        </span>
      ))}
    </p>
  );
}

function LookingBack({
  replay,
  entries,
  byServer,
}: Pick<DiagramTabProps, 'replay' | 'entries' | 'byServer'>) {
  const translate = useTranslate();
  const rule = useDateRule();
  const entry = entries[replay.index];
  if (replay.at === null || entry === undefined) {
    return null;
  }
  return (
    <span
      className="bh-tag warn"
      aria-live="polite"
      title={byServer ? translate('cases.replay.approximate') : undefined}
    >
      {translate('cases.replay.looking', {
        seq: replay.at,
        time: dateWords(Date.parse(entry.at), rule),
      })}
    </span>
  );
}

/** The diagram with the marking of the entry that is looked at, below it the slider and what had been entered then. */
export function DiagramTab(props: DiagramTabProps) {
  const { detail, xml, failed, marking, byServer, names, replay, entries, wordsOf } = props;
  const translate = useTranslate();
  const { name } = useWords();
  const where = marking.active.map(names.element).join(translate('ledger.and'));
  const label = translate(where === '' ? 'cases.diagram.labelIdle' : 'cases.diagram.label', {
    name: name(detail.procedure),
    where,
  });
  const latest = entries
    .slice(0, replay.index + 1)
    .findLast((entry) => entry.elementId !== undefined)?.elementId;
  const pick = (element: string): void => {
    // The newest entry up to here that speaks of the element: the picture leads into the ledger.
    const found = entries
      .slice(0, replay.index + 1)
      .findLast((entry) => entry.elementId === element);
    if (found !== undefined) {
      replay.goTo(found.seq);
    }
  };
  return (
    <div className="bh-diagram-tab">
      {xml === undefined ? (
        <p className="bh-3 bh-diagram-wait" role={failed ? 'alert' : undefined}>
          {failed ? translate('cases.diagram.none') : null}
        </p>
      ) : (
        <ProcedureDiagram xml={xml} marking={marking} label={label} latest={latest} onPick={pick}>
          <LookingBack replay={replay} entries={entries} byServer={byServer} />
          <Legend />
        </ProcedureDiagram>
      )}
      <ReplayBar replay={replay} entries={entries} wordsOf={wordsOf} />
      <SubmittedForm id={detail.id} entries={entries} at={replay.index} names={names} />
    </div>
  );
}
