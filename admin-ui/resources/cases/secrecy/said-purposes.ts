import { useKeptTyping } from '../../../forms/use-kept-typing.ts';

const most = 5;

const textsOf = (kept: unknown): readonly string[] | null =>
  Array.isArray(kept) ? kept.filter((text) => typeof text === 'string') : null;

/** What the person has said before, the last first, on this device; and how one more is added. */
export function useSaidPurposes(): readonly [readonly string[], (purpose: string) => void] {
  const [said, keep] = useKeptTyping('purposes', textsOf);
  const before = said ?? [];
  return [
    before,
    (purpose) => {
      keep([purpose, ...before.filter((text) => text !== purpose)].slice(0, most));
    },
  ];
}
