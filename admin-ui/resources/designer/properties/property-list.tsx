import AddOutlined from '@mui/icons-material/AddOutlined';
import ArrowDownwardOutlined from '@mui/icons-material/ArrowDownwardOutlined';
import ArrowUpwardOutlined from '@mui/icons-material/ArrowUpwardOutlined';
import DeleteOutlined from '@mui/icons-material/DeleteOutlined';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import type { ReactNode } from 'react';
import type { ModdleElement } from '../../../../bpmn/parse/moddle-element.ts';
import { useWords } from '../../../messages/use-words.ts';
import { addItem, itemKey, itemsOf, moveItem, removeItem } from './list-edit.ts';
import type { PropertyColumn, PropertyField, PropertyList } from './property-field.ts';
import { PropertyInput } from './property-input.tsx';
import { PropertyLabel } from './property-label.tsx';
import { selfLabelled } from './self-labelled.ts';
import { elementOf, partOf, textAt, write, type Subject } from './subject.ts';
import type { Options } from './use-options.ts';

interface ListProps {
  readonly id: string;
  readonly subject: Subject;
  readonly list: PropertyList;
  readonly options: Options;
}

interface ItemProps extends ListProps {
  readonly item: ModdleElement;
  readonly index: number;
  readonly count: number;
}

function ItemField({
  column,
  id,
  subject,
  options,
}: Pick<ItemProps, 'id' | 'subject' | 'options'> & { readonly column: PropertyColumn }) {
  const { t } = useWords();
  const label = t(`designer.property.${column.key}`);
  const field: PropertyField = { at: [], ...column };
  return (
    <div className="bh-property" data-input={column.input.kind}>
      {selfLabelled.has(column.input.kind) ? null : (
        <PropertyLabel htmlFor={id} label={label} required={column.required} />
      )}
      <PropertyInput
        id={id}
        label={label}
        subject={subject}
        field={field}
        input={column.input}
        options={options}
        value={textAt(subject, field)}
        set={(value) => {
          write(subject, field, value);
        }}
      />
    </div>
  );
}

function ItemButton({
  words,
  disabled,
  act,
  children,
}: {
  readonly words: string;
  readonly disabled: boolean;
  readonly act: () => void;
  readonly children: ReactNode;
}) {
  return (
    <IconButton size="small" aria-label={words} title={words} disabled={disabled} onClick={act}>
      {children}
    </IconButton>
  );
}

function Item(props: ItemProps) {
  const { id, subject, list, item, index, count, options } = props;
  const { t } = useWords();
  const { readOnly } = subject;
  const own = partOf(subject, item);
  const move = (by: -1 | 1): void => {
    subject.change((change) => {
      moveItem(change, list, item, by);
    });
  };
  return (
    <li className="bh-property-item">
      {list.columns.map((column) => (
        <ItemField
          key={column.key}
          id={`${id}-${column.key}`}
          subject={own}
          options={options}
          column={column}
        />
      ))}
      {(list.lists ?? []).map((inner) => (
        <PropertyListField
          key={inner.key}
          id={`${id}-${inner.key}`}
          subject={own}
          list={inner}
          options={options}
        />
      ))}
      <span className="bh-property-item-tools">
        <ItemButton
          words={t('designer.panel.up')}
          disabled={readOnly || index === 0}
          act={() => {
            move(-1);
          }}
        >
          <ArrowUpwardOutlined fontSize="inherit" />
        </ItemButton>
        <ItemButton
          words={t('designer.panel.down')}
          disabled={readOnly || index === count - 1}
          act={() => {
            move(1);
          }}
        >
          <ArrowDownwardOutlined fontSize="inherit" />
        </ItemButton>
        <ItemButton
          words={t('designer.panel.removeItem')}
          disabled={readOnly}
          act={() => {
            subject.change((change) => {
              removeItem(change, list, item);
            });
          }}
        >
          <DeleteOutlined fontSize="inherit" />
        </ItemButton>
      </span>
    </li>
  );
}

/** Parts of one kind, such as outcomes, each with its fields; their order is that of the diagram. */
export function PropertyListField(props: ListProps) {
  const { id, subject, list } = props;
  const { t } = useWords();
  const items = itemsOf(elementOf(subject), list);
  return (
    <fieldset className="bh-property-list">
      <legend className="bh-label">{t(`designer.property.${list.key}`)}</legend>
      <ul>
        {items.map((item, index) => (
          <Item
            key={itemKey(item)}
            {...props}
            id={`${id}-${index}`}
            item={item}
            index={index}
            count={items.length}
          />
        ))}
      </ul>
      <Button
        size="small"
        startIcon={<AddOutlined />}
        disabled={subject.readOnly}
        onClick={() => {
          subject.change((change) => {
            addItem(change, list);
          });
        }}
      >
        {t('designer.panel.add')}
      </Button>
    </fieldset>
  );
}
