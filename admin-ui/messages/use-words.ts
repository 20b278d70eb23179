import { useI18nProvider, useTranslate } from 'ra-core';
import { useMemo } from 'react';
import type { Finding } from '../../bpmn/model/finding.ts';
import { findingAdvice } from '../../bpmn/model/finding-advice.ts';
import { stages } from '../../domain/stages.ts';
import type { CodeFamily, MessageKey } from './message-key.ts';

type Params = Readonly<Record<string, string | number>>;

export interface Words {
  readonly english: boolean;
  /** The words of a key; a key that does not exist does not compile. */
  readonly t: (key: MessageKey, params?: Params) => string;
  /** The words of a code that the server sent; `fallback` (by default the code) when it is new. */
  readonly code: (family: CodeFamily, code: string, fallback?: string) => string;
  /** What a finding about a procedure says, and what to do about it; a code that is new shows itself. */
  readonly finding: (finding: Finding) => FindingWords;
  /** The name of a thing in the language of the reader. */
  readonly name: (named: Nameable) => string;
  /** One of two texts that data carries in both languages. */
  readonly pick: (chinese: string, english: string | null | undefined) => string;
  /** A count with thousands marked. */
  readonly number: (value: number) => string;
  /** Several of a kind in one line: 甲、乙; A, B. */
  readonly list: (words: readonly string[]) => string;
}

interface FindingWords {
  readonly said: string;
  readonly advice: string | null;
}

export interface Nameable {
  readonly name: string;
  readonly nameEn?: string | undefined;
}

const isAdvised = (code: string): code is keyof typeof findingAdvice =>
  Object.hasOwn(findingAdvice, code);

const placeOf = (code: string): number => stages.findIndex((stage) => stage === code);

const count = new Intl.NumberFormat('en-US');

const given = (text: string | null | undefined): text is string =>
  text !== undefined && text !== null && text !== '';

/** Words in the language of the reader. */
export function useWords(): Words {
  const translate = useTranslate();
  const english = useI18nProvider().getLocale().startsWith('en');
  return useMemo(() => {
    const pick = (chinese: string, inEnglish: string | null | undefined): string =>
      english && given(inEnglish) ? inEnglish : chinese;
    const list = (words: readonly string[]): string => words.join(english ? ', ' : '、');
    /** Stages that a finding names by their codes, in words and in the order of the loop. */
    const stagesIn = ({ stages: codes }: Finding['params']): Params =>
      typeof codes === 'string'
        ? {
            stages: list(
              codes
                .split(',')
                .toSorted((one, other) => placeOf(one) - placeOf(other))
                .map((stage) => translate(`clocks.stage.${stage}`, { _: stage })),
            ),
          }
        : {};
    return {
      english,
      t: (key, params) => translate(key, { ...params }),
      code: (family, code, fallback) =>
        translate(`codes.${family}.${code}`, { _: fallback ?? code }),
      finding: ({ code, params }) => ({
        said: translate(`findings.said.${code}`, { ...params, ...stagesIn(params), _: code }),
        advice: isAdvised(code) ? translate(`findings.advice.${findingAdvice[code]}`) : null,
      }),
      name: (named) => pick(named.name, named.nameEn),
      pick,
      number: (value) => count.format(value),
      list,
    };
  }, [translate, english]);
}
