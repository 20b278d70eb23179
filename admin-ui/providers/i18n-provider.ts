import type { I18nProvider, TranslationMessages } from 'ra-core';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import type { Tongue } from '../clocks/duration-words.ts';
import { withBlanks, withEdges } from './chinese-blanks.ts';

const loadMessages: { readonly [T in Tongue]: () => Promise<Record<string, unknown>> } = {
  zh: async () => ({ ...(await import('../messages/zh.ts')).zh }),
  en: async () => ({ ...(await import('../messages/en.ts')).en }),
};

const tongueOf = (locale: string): Tongue => (locale.startsWith('en') ? 'en' : 'zh');

/** The type asks for the words of react-admin's own widgets, none of which is used here. */
function asTranslation(messages: Record<string, unknown>): TranslationMessages {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a key that is missing falls back to itself
  return messages as unknown as TranslationMessages;
}

/** A text in two forms, `%{count} task |||| %{count} tasks`, goes by its `count`, be it grouped as `1,204`. */
function withNumber(options: Record<string, unknown> = {}): Record<string, unknown> {
  const number = Number(String(options['count']).replaceAll(',', ''));
  return Number.isNaN(number) ? options : { ...options, smart_count: number };
}

/** Chinese first, English complete; only the chosen language is loaded. */
export async function createI18nProvider(locale: string): Promise<I18nProvider> {
  const initial = tongueOf(locale);
  const messages = asTranslation(await loadMessages[initial]());
  const provider = polyglotI18nProvider(
    (wanted) =>
      wanted === initial ? messages : loadMessages[tongueOf(wanted)]().then(asTranslation),
    initial,
    [
      { locale: 'zh', name: '中文' },
      { locale: 'en', name: 'English' },
    ],
    // Our own keys are checked by the compiler; what is missing are words of react-admin's widgets.
    { allowMissing: true },
  );
  return {
    ...provider,
    translate: (key, options?: Record<string, unknown>) => {
      const values = withNumber(options);
      return tongueOf(provider.getLocale()) === 'zh'
        ? withBlanks(provider.translate(key, withEdges(values)))
        : provider.translate(key, values);
    },
  };
}
