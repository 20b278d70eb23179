import { keepText } from '../providers/keep-text.ts';
import { createSignal, useSignal } from '../providers/signal.ts';
import type { Tongue } from '../clocks/duration-words.ts';
import { isRecord } from '../../domain/is-record.ts';

export const themeChoices = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof themeChoices)[number];
export const densities = ['standard', 'compact', 'touch'] as const;
export type Density = (typeof densities)[number];

/** What a person chose; kept per person, and once more for the first paint before anybody is known. */
export interface Appearance {
  readonly theme: ThemeChoice;
  readonly density: Density;
  readonly locale: Tongue;
}

/** Read by public/appearance.js before the first paint. */
const lastKey = 'bihuan.appearance';
const personKey = (person: string): string => `${lastKey}.${person}`;

const fallback: Appearance = { theme: 'system', density: 'standard', locale: 'zh' };

const oneOf = <T extends string>(values: readonly T[], value: unknown, otherwise: T): T =>
  values.find((known) => known === value) ?? otherwise;

/** Reads what is kept; anything unknown becomes the default. */
export function parseAppearance(text: string | null): Appearance {
  let parsed: unknown = null;
  try {
    parsed = JSON.parse(text ?? 'null');
  } catch {
    parsed = null;
  }
  const kept = isRecord(parsed) ? parsed : {};
  return {
    theme: oneOf(themeChoices, kept['theme'], fallback.theme),
    density: oneOf(densities, kept['density'], fallback.density),
    locale: oneOf(['zh', 'en'], kept['locale'], fallback.locale),
  };
}

const current = createSignal<Appearance>(parseAppearance(localStorage.getItem(lastKey)));
let person: string | null = null;

function keep(appearance: Appearance): void {
  const text = JSON.stringify(appearance);
  keepText(localStorage, lastKey, text);
  if (person !== null) {
    keepText(localStorage, personKey(person), text);
  }
}

export const appearance = {
  get: current.get,
  change: (part: Partial<Appearance>): void => {
    current.set({ ...current.get(), ...part });
    keep(current.get());
  },
  /** Somebody signed in: what they chose last on this seat holds. */
  becomes: (id: string): void => {
    person = id;
    const kept = localStorage.getItem(personKey(id));
    if (kept !== null) {
      current.set(parseAppearance(kept));
    }
    keep(current.get());
  },
};

export const useAppearance = (): Appearance => useSignal(current);
