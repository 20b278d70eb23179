import { matchClass } from '../../../domain/catalogue/match-class.ts';
import type { ClassRow } from './open-case-queries.ts';

const mostGuesses = 4;
const mostFound = 12;

/** The classes that the words mean, best first, by the rule of `domain/catalogue`. */
export function guessClasses(text: string, classes: readonly ClassRow[]): readonly ClassRow[] {
  const guesses = matchClass(text, classes, mostGuesses);
  return guesses.flatMap(
    (guess) => classes.find((row) => row.kind === guess.kind && row.code === guess.code) ?? [],
  );
}

/** Classes whose name, code, keyword or major class holds what is searched for, names first. */
export function searchClasses(query: string, classes: readonly ClassRow[]): readonly ClassRow[] {
  const wanted = query.trim().normalize('NFKC').toLowerCase();
  if (wanted === '') {
    return [];
  }
  const holds = (texts: readonly string[]): boolean =>
    texts.some((text) => text.toLowerCase().includes(wanted));
  const named = classes.filter((row) => holds([row.name, row.nameEn, row.code]));
  const meant = classes.filter(
    (row) => !named.includes(row) && holds([...(row.keywords ?? []), row.major, row.majorEn]),
  );
  return [...named, ...meant].slice(0, mostFound);
}
