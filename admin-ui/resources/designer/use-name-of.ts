import { useWords } from '../../messages/use-words.ts';
import type { DesignerCanvas } from './canvas/designer-canvas.ts';
import type { Drawn } from './canvas/services.ts';
import { useTypeWords } from './properties/use-type-words.ts';
import { shownName } from './shown-name.ts';

/** What a person calls an element: its name, of a flow without one where it leads, else what it is. */
export function useNameOf(canvas: DesignerCanvas | null): (id: string) => string {
  const { english } = useWords();
  const typeWords = useTypeWords();
  const nameOf = ({ businessObject }: Drawn): string | null => shownName(businessObject, english);
  const calledAs = (drawn: Drawn): string => nameOf(drawn) ?? typeWords(drawn.businessObject);
  return (id) => {
    const drawn = canvas?.get('elementRegistry').get(id);
    if (drawn === undefined) {
      return id;
    }
    const { source, target } = drawn;
    return source === undefined || target === undefined
      ? calledAs(drawn)
      : (nameOf(drawn) ?? `${calledAs(source)} → ${calledAs(target)}`);
  };
}
