import { useWords } from '../../messages/use-words.ts';

/** What the centre refuses comes as `code:/path`, everything else as a code. */
const partsOf = (reason: string): { readonly named: string; readonly path: readonly string[] } => {
  const [named = reason, path = ''] = reason.split(':', 2);
  return { named, path: path.split('/').filter((part) => part !== '') };
};

/** Why a row was rejected, in words; a code that is new shows itself. */
export function useReasonWords(): (reason: string) => string {
  const { t, code } = useWords();
  return (reason) => {
    const { named, path } = partsOf(reason);
    const why = code('importReason', named, code('field', named, code('problem', named)));
    const [field, index] = path;
    if (field === undefined || (field === 'days' && index === undefined)) return why;
    const place =
      index === undefined || field !== 'days'
        ? path.join(' / ')
        : t('imports.day', { day: Number(index) + 1 });
    return t('imports.why', { place, why });
  };
}
