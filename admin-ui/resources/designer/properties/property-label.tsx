import { useWords } from '../../../messages/use-words.ts';

export interface PropertyLabelProps {
  /** Of the input that it stands above. */
  readonly htmlFor: string;
  readonly label: string;
  readonly required: boolean | undefined;
}

/** The word above a property, and whether it has to be there. */
export function PropertyLabel({ htmlFor, label, required = false }: PropertyLabelProps) {
  const { t } = useWords();
  return (
    <label className="bh-label" htmlFor={htmlFor}>
      {label}
      {required ? <span className="bh-required">{t('designer.panel.required')}</span> : null}
    </label>
  );
}
