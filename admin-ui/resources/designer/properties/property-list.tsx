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
import type { PropertyField, PropertyList } from './property-field.ts';
import { PropertyInput } from './property-input.tsx';
import { PropertyLabel } from './property-label.tsx';
import type { Subject } from './subject.ts';
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

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

function ItemField({
  column,
  id,
  subject,
  item,
  options,
}: Pick<ItemProps, 'id' | 'subject' | 'item' | 'options'> & {
  readonly column: PropertyList['columns'][number];
}) {
  const { t } = useWords();
  const label = t(`designer.property.${column.key}`);
  const field: PropertyField = { ...column, at: [] };
  return (
    <div className="bh-property">
      <PropertyLabel htmlFor={id} label={label} required={column.required} />
      <PropertyInput
        id={id}
        label={label}
        subject={subject}
        field={field}
        input={column.input}
        options={options}
        value={textOf(item[column.property])}
        set={(value) => {
          subject.change(({ edit, drawn }) => {
            edit.part(drawn, item, { [column.property]: value === '' ? undefined : value });
          });
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
  const { id, subject, list, item, index, count } = props;
  const { t } = useWords();
  const { readOnly } = subject;
  const move = (by: -1 | 1): void => {
    subject.change((change) => {
      moveItem(change, list, item, by);
    });
  };
  return (
    <li className="bh-property-item">
      {list.columns.map((column) => (
        <ItemField key={column.key} {...props} id={`${id}-${column.property}`} column={column} />
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
  const items = itemsOf(subject.drawn.businessObject, list);
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
