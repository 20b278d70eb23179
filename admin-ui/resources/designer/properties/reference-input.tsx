import MenuItem from '@mui/material/MenuItem';
import Select from '@mui/material/Select';
import {
  child,
  children,
  isModdleElement,
  type ModdleElement,
} from '../../../../bpmn/parse/moddle-element.ts';
import { useWords } from '../../../messages/use-words.ts';
import { isPlaceholder, tidied } from '../canvas/data-targets.ts';
import type { InputOf, InputProps } from './input-props.ts';
import { itemKey } from './list-edit.ts';
import { setAt, startOf, type PartEdit } from './place.ts';
import type { PropertyField } from './property-field.ts';
import { calledAs, referable } from './reference-sources.ts';
import { drawnAs } from './references.ts';
import { elementOf, valueAt, type Subject } from './subject.ts';

const drawnEnds: Readonly<Record<string, string>> = {
  'bpmn:DataInputAssociation': 'sourceRef',
  'bpmn:DataOutputAssociation': 'targetRef',
};

/** The end of an arrow is moved where it is drawn. */
function isDrawnEnd(subject: Subject, { property }: PropertyField): boolean {
  const element = elementOf(subject);
  return (
    drawnEnds[element.$type] === property &&
    drawnAs((name) => subject.canvas.get(name), element) !== null
  );
}

function chosenAt(subject: Subject, field: PropertyField, many: boolean): readonly ModdleElement[] {
  if (many) {
    return children(elementOf(subject), field.property);
  }
  const value = valueAt(subject, field);
  return isModdleElement(value) ? [value] : [];
}

const keyOf = (element: ModdleElement): string => String(itemKey(element));

/** A placeholder that was the target goes when an input is. */
function tidyTargets(change: PartEdit): void {
  const owner = child(startOf(change), '$parent');
  const left = owner === null ? [] : tidied(owner);
  if (owner !== null && left.length < children(owner, 'properties').length) {
    change.edit.part(change.drawn, owner, { properties: left });
  }
}

/** One or several elements of the file, by what they are called. */
export function ReferenceInput({
  id,
  label,
  input,
  field,
  subject,
}: InputProps<InputOf<'reference'>>) {
  const { t, list } = useWords();
  const many = input.many === true;
  const chosen = chosenAt(subject, field, many).filter((element) => !isPlaceholder(element));
  const known = referable(input.to, elementOf(subject));
  const all = [...new Set([...known, ...chosen])].filter((element) => !isPlaceholder(element));
  const isFixed = isDrawnEnd(subject, field);
  const keys = chosen.map(keyOf);
  const called = (key: string): string => {
    const element = all.find((one) => keyOf(one) === key);
    return element === undefined ? '' : calledAs(element);
  };
  return (
    <>
      <Select
        fullWidth
        displayEmpty
        multiple={many}
        value={many ? keys : (keys[0] ?? '')}
        disabled={subject.readOnly || isFixed || (all.length === 0 && keys.length === 0)}
        SelectDisplayProps={{ id, 'aria-label': label }}
        renderValue={(value) => {
          const words = [value].flat().filter((key) => key !== '');
          return words.length === 0 ? (
            <span className="bh-3">{t('designer.option.none')}</span>
          ) : (
            list(words.map(called))
          );
        }}
        onChange={({ target }) => {
          const wanted = new Set([target.value].flat());
          const elements = all.filter((element) => wanted.has(keyOf(element)));
          const several = elements.length === 0 ? undefined : elements;
          subject.change((change) => {
            setAt(change, field.at, field.property, many ? several : elements[0]);
            tidyTargets(change);
          });
        }}
      >
        {many ? null : (
          <MenuItem value="">
            <span className="bh-3">{t('designer.option.none')}</span>
          </MenuItem>
        )}
        {all.map((element) => (
          <MenuItem key={keyOf(element)} value={keyOf(element)}>
            {calledAs(element)}
          </MenuItem>
        ))}
      </Select>
      {isFixed ? <p className="bh-property-help">{t('designer.panel.drawnEnd')}</p> : null}
      {all.length === 0 ? <p className="bh-property-help">{t('designer.panel.nothing')}</p> : null}
    </>
  );
}
