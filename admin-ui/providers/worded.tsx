import { I18nContext, type I18nProvider } from 'ra-core';
import { useEffect, useRef, useState, type ReactNode } from 'react';

export interface WordedProps {
  readonly i18nProvider: I18nProvider;
  readonly locale: string;
  readonly children: ReactNode;
}

/**
 * Gives the words of one language, and of another once they are loaded. What is below stays as it is:
 * react-admin's own provider draws everything anew at a change of language, and what was typed is gone.
 */
export function Worded({ i18nProvider, locale, children }: WordedProps) {
  // Another object at each change, so that whoever shows words is drawn again.
  const [words, setWords] = useState(i18nProvider);
  const asked = useRef(i18nProvider.getLocale());
  // One change after the other: the language that was chosen last is the one that stays.
  const changes = useRef(Promise.resolve());
  useEffect(() => {
    if (asked.current === locale) {
      return;
    }
    asked.current = locale;
    const change = async (): Promise<void> => {
      try {
        await i18nProvider.changeLocale(locale);
      } catch {
        // They could not be loaded: the words that are there stay, and the next choice tries again.
        asked.current = i18nProvider.getLocale();
      }
      setWords({ ...i18nProvider });
    };
    changes.current = changes.current.then(change);
  }, [i18nProvider, locale]);
  return <I18nContext value={words}>{children}</I18nContext>;
}
