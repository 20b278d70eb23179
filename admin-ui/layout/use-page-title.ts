import { useEffect } from 'react';
import { useWords } from '../messages/use-words.ts';

/** What the tab of the browser says. */
export function usePageTitle(title: string): void {
  const { t } = useWords();
  const product = t('frame.product');
  useEffect(() => {
    document.title = title === '' ? product : `${title} · ${product}`;
    return () => {
      document.title = product;
    };
  }, [title, product]);
}
