import { isRecord } from '../../../domain/is-record.ts';
import { dateWords } from '../../clocks/date-words.ts';
import type { EntryContext } from './ledger-words.ts';

/** By what a case started that nobody reported (`StartCause` of the workflows); null for what is not known. */
export function startCauseWords(
  cause: unknown,
  { translate, rule }: Pick<EntryContext, 'translate' | 'rule'>,
): string | null {
  if (!isRecord(cause)) return null;
  const { type, due, missed } = cause;
  if (type === 'condition') return translate('ledger.cause.condition');
  const name = cause[type === 'signal' ? 'signal' : 'message'];
  if (type === 'message' || type === 'signal')
    return typeof name === 'string' ? translate(`ledger.cause.${type}`, { name }) : null;
  if (type !== 'timer' || typeof due !== 'number') return null;
  const timer = translate('ledger.cause.timer', { time: dateWords(due, rule) });
  return typeof missed === 'number' && missed > 0
    ? [timer, translate('ledger.cause.missed', { count: missed })].join(translate('ledger.and'))
    : timer;
}
