import type { ReactNode } from 'react';
import { useWords } from '../messages/use-words.ts';
import { FocusBack } from './focus-back.tsx';
import './held-fields.css';

interface HeldFieldsProps {
  /** What is in the fields is under way. */
  readonly held: boolean;
  readonly children: ReactNode;
}

/**
 * Fields that cannot be edited while what is in them is under way: what was typed meanwhile would be lost when they are
 * emptied. What had the focus, here or beside them, has it again afterwards.
 */
export function HeldFields({ held, children }: HeldFieldsProps) {
  const { t } = useWords();
  return (
    <FocusBack disabled={held}>
      <fieldset className="bh-held" disabled={held} aria-busy={held}>
        {children}
      </fieldset>
      <output className="bh-sr">{held ? t('task.submitting') : ''}</output>
    </FocusBack>
  );
}
