import { useTranslate } from 'ra-core';
import { useMemo } from 'react';
import type { CaseDetail, LedgerEntry } from '../../../api/contract/cases.ts';
import type { Named } from '../../../api/contract/common.ts';
import { useDateRule } from '../../clocks/use-wording.ts';
import { useWords, type Words } from '../../messages/use-words.ts';
import { useClosedUnits, useUnits } from '../../providers/use-units.ts';
import type { ElementNames } from './element-names.ts';
import { entryWords, type EntryContext, type EntryWords } from './ledger-words.ts';

type Naming = Words['name'];

/** Names of the people and units that a case mentions, by id. */
function holdersOf(
  detail: CaseDetail,
  entries: readonly LedgerEntry[],
  units: readonly Named[],
  name: Naming,
): ReadonlyMap<string, string> {
  const named: readonly (Named | null)[] = [
    ...units,
    detail.unit,
    ...detail.tasks.flatMap((task) => [task.unit, task.assignee]),
    ...detail.clocks.flatMap((clock) => [clock.unit, clock.person]),
    ...entries.flatMap(({ people }) => people),
  ];
  return new Map(named.flatMap((one) => (one === null ? [] : [[one.id, name(one)]])));
}

/** The number of an instance at the end of a task's id; an instance names itself. */
const instanceOf = (taskOrInstance: string): string =>
  taskOrInstance.slice(taskOrInstance.lastIndexOf('.') + 1);

/** Elements by instance, as the ledger and the open tasks tell them. */
function elementsOf(
  detail: CaseDetail,
  entries: readonly LedgerEntry[],
): ReadonlyMap<string, string> {
  return new Map([
    ...entries.flatMap(({ taskId, elementId }): [string, string][] =>
      taskId === undefined || elementId === undefined ? [] : [[instanceOf(taskId), elementId]],
    ),
    ...detail.tasks.map((task): [string, string] => [instanceOf(task.id), task.element]),
  ]);
}

/** Turns ledger entries of a case into words of the reader's language. */
export function useEntryWords(
  detail: CaseDetail,
  entries: readonly LedgerEntry[],
  names: ElementNames,
): (entry: LedgerEntry) => EntryWords {
  const translate = useTranslate();
  const rule = useDateRule();
  const units = useUnits();
  const closed = useClosedUnits();
  const { name } = useWords();
  const { tongue, zone, now } = rule;
  return useMemo(() => {
    const holders = holdersOf(detail, entries, [...units, ...closed], name);
    const elements = elementsOf(detail, entries);
    const comments = new Map(detail.comments.map((comment) => [comment.id, comment.text]));
    const context: EntryContext = {
      translate: (key, options) => translate(key, options),
      names,
      rule: { tongue, zone, now },
      comment: (id) => comments.get(id) ?? null,
      elementOf: (id) => elements.get(instanceOf(id)) ?? null,
      holder: (id) => holders.get(id) ?? id,
    };
    return (entry) => entryWords(entry, context);
  }, [detail, entries, units, closed, name, names, translate, tongue, zone, now]);
}
