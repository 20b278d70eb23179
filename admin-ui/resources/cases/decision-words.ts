import { isRecord } from '../../../domain/is-record.ts';
import type { EntryContext } from './ledger-words.ts';

const records = (value: unknown): readonly Readonly<Record<string, unknown>>[] =>
  Array.isArray(value) ? value.filter(isRecord) : [];

const textIn = (record: Readonly<Record<string, unknown>>, name: string): string =>
  typeof record[name] === 'string' ? record[name] : '';

/** Which rules matched, table by table: `1, 3`. */
function rulesIn(tables: unknown): string {
  return records(tables)
    .map(({ rules, more }) => {
      const numbers = Array.isArray(rules) ? rules.filter((rule) => typeof rule === 'number') : [];
      const others = typeof more === 'number' ? [`+${String(more)}`] : [];
      return [...numbers.map(String), ...others].join(', ');
    })
    .filter((numbers) => numbers !== '')
    .join(' · ');
}

function answerIn(value: unknown): string {
  if (typeof value === 'string') {
    return value;
  }
  return value === null || value === undefined ? '–' : JSON.stringify(value);
}

/** How business rule tasks were answered in an entry, and by which rules; null where none was. */
export function decisionWords(
  params: Readonly<Record<string, unknown>>,
  { translate, names }: Pick<EntryContext, 'translate' | 'names'>,
): string | null {
  const told = records(params['decisions']).map((decided) => {
    const rules = rulesIn(decided['tables']);
    const said = { element: names.element(textIn(decided, 'element')), rules };
    // A long answer is not in the ledger: the case has it.
    if (!Object.hasOwn(decided, 'value')) {
      return translate('ledger.detail.decidedLong', said);
    }
    const answered = { ...said, answer: answerIn(decided['value']) };
    return translate(
      rules === '' ? 'ledger.detail.decidedPlain' : 'ledger.detail.decided',
      answered,
    );
  });
  return told.length === 0 ? null : told.join(translate('ledger.and'));
}
