import { useI18nProvider, useTranslate } from 'ra-core';
import { useMemo } from 'react';
import type { CodeFamily, MessageKey } from './message-key.ts';

type Params = Readonly<Record<string, string | number>>;

export interface Words {
  readonly english: boolean;
  /** The words of a key; a key that does not exist does not compile. */
  readonly t: (key: MessageKey, params?: Params) => string;
  /** The words of a code that the server sent; `fallback` (by default the code) when it is new. */
  readonly code: (family: CodeFamily, code: string, fallback?: string) => string;
  /** The name of a thing in the language of the reader. */
  readonly name: (named: Nameable) => string;
  /** One of two texts that data carries in both languages. */
  readonly pick: (chinese: string, english: string | undefined) => string;
  /** A count with thousands marked. */
  readonly number: (value: number) => string;
}

interface Nameable {
  readonly name: string;
  readonly nameEn?: string | undefined;
}

const count = new Intl.NumberFormat('en-US');

const given = (text: string | undefined): text is string => text !== undefined && text !== '';

/** Words in the language of the reader. */
export function useWords(): Words {
  const translate = useTranslate();
  const english = useI18nProvider().getLocale().startsWith('en');
  return useMemo(() => {
    const pick = (chinese: string, inEnglish: string | undefined): string =>
      english && given(inEnglish) ? inEnglish : chinese;
    return {
      english,
      t: (key, params) => translate(key, { ...params }),
      code: (family, code, fallback) =>
        translate(`codes.${family}.${code}`, { _: fallback ?? code }),
      name: (named) => pick(named.name, named.nameEn),
      pick,
      number: (value) => count.format(value),
    };
  }, [translate, english]);
}
