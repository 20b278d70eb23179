import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useId, useState } from 'react';
import { text, type ModdleElement } from '../../../../bpmn/parse/moddle-element.ts';
import { stages } from '../../../../domain/stages.ts';
import { StageMark } from '../../../clocks/stage-mark.tsx';
import { useWords } from '../../../messages/use-words.ts';
import type { DesignerCanvas } from '../canvas/designer-canvas.ts';
import { shownName } from '../shown-name.ts';
import { IdField } from './id-field.tsx';
import { inheritedAt } from './inherited.ts';
import { extension, partAt } from './place.ts';
import type { PropertyField, PropertySection, PropertyTab } from './property-field.ts';
import { PropertyInput } from './property-input.tsx';
import { PropertyLabel } from './property-label.tsx';
import { PropertyListField } from './property-list.tsx';
import { RoleHolders } from './role-holders.tsx';
import { tabsOf } from './sections.ts';
import { selfLabelled } from './self-labelled.ts';
import { elementOf, subjectOf, textAt, write, type Subject } from './subject.ts';
import { useTypeWords } from './use-type-words.ts';
import { useOptions, type Options } from './use-options.ts';

interface FieldProps {
  readonly id: string;
  readonly subject: Subject;
  readonly field: PropertyField;
  readonly options: Options;
}

function Field({ id, subject, field, options }: FieldProps) {
  const { t } = useWords();
  const label = t(`designer.property.${field.key}`);
  const value = textAt(subject, field);
  return (
    <div className="bh-property">
      {selfLabelled.has(field.input.kind) ? null : (
        <PropertyLabel htmlFor={id} label={label} required={field.required} />
      )}
      <PropertyInput
        id={id}
        label={label}
        subject={subject}
        field={field}
        input={field.input}
        options={options}
        value={value}
        set={(written) => {
          write(subject, field, written);
        }}
      />
      {field.holders === true ? (
        <RoleHolders role={value === '' ? (inheritedAt(subject, field) ?? '') : value} />
      ) : null}
    </div>
  );
}

function Section({
  id,
  subject,
  section,
  options,
}: {
  readonly id: string;
  readonly subject: Subject;
  readonly section: PropertySection;
  readonly options: Options;
}) {
  const { t } = useWords();
  return (
    <>
      {section.note === undefined ? null : (
        <p className="bh-3 bh-sm">{t(`designer.panel.${section.note}`)}</p>
      )}
      {(section.fields ?? []).map((field) => (
        <Field
          key={field.key}
          id={`${id}-${field.key}`}
          subject={subject}
          field={field}
          options={options}
        />
      ))}
      {(section.lists ?? []).map((list) => (
        <PropertyListField
          key={list.key}
          id={`${id}-${list.key}`}
          subject={subject}
          list={list}
          options={options}
        />
      ))}
    </>
  );
}

/** Two sections of one tab never begin with the same property of the same part. */
const sectionKey = ({ fields = [], lists = [], note }: PropertySection): string =>
  [
    note ?? '',
    ...fields.map(({ key, at }) => `${key}${at.length}`),
    ...lists.map(({ key }) => key),
  ].join('-');

function Head({ element }: { readonly element: ModdleElement }) {
  const typeWords = useTypeWords();
  const { english } = useWords();
  const id = text(element, 'id') ?? '';
  const written = partAt(element, [extension('bh:Stage')])?.['value'];
  const stage = stages.find((known) => known === written);
  const type = typeWords(element);
  return (
    <header className="bh-properties-head">
      <div className="bh-grow">
        <h2 className="bh-cut">{shownName(element, english) ?? type}</h2>
        <p className="bh-3 bh-sm bh-cut">
          {type}
          <span className="bh-dot" />
          {id}
        </p>
      </div>
      {stage === undefined ? null : <StageMark stage={stage} />}
    </header>
  );
}

function Properties({ subject }: { readonly subject: Subject }) {
  const { t } = useWords();
  const id = useId();
  const element = elementOf(subject);
  const options = useOptions(subject);
  const tabs = tabsOf(element);
  const [wanted, setWanted] = useState<PropertyTab>('work');
  const shown = tabs.find(({ tab }) => tab === wanted) ?? tabs[0];
  return (
    <>
      <Head element={element} />
      {tabs.length > 1 && shown !== undefined ? (
        <Tabs
          value={shown.tab}
          variant="scrollable"
          scrollButtons="auto"
          onChange={(_event, tab: PropertyTab) => {
            setWanted(tab);
          }}
        >
          {tabs.map(({ tab }) => (
            <Tab
              key={tab}
              value={tab}
              id={`${id}-tab-${tab}`}
              aria-controls={`${id}-panel`}
              label={t(`designer.tab.${tab}`)}
            />
          ))}
        </Tabs>
      ) : null}
      <div
        className="bh-properties-body"
        id={`${id}-panel`}
        role="tabpanel"
        aria-label={t(`designer.tab.${shown?.tab ?? 'basic'}`)}
      >
        {subject.readOnly ? <p className="bh-3 bh-sm">{t('designer.panel.readOnly')}</p> : null}
        {shown?.sections.map((section) => {
          const key = sectionKey(section);
          return (
            <Section
              key={key}
              id={`${id}-${key}`}
              subject={subject}
              section={section}
              options={options}
            />
          );
        })}
        {shown === undefined || shown.tab === 'basic' ? <IdField subject={subject} /> : null}
        <p className="bh-3 bh-sm">{t('designer.panel.rest')}</p>
      </div>
    </>
  );
}

export interface PropertyPanelProps {
  readonly canvas: DesignerCanvas;
  readonly readOnly: boolean;
}

/** What is selected, in words of the trade. */
export function PropertyPanel({ canvas, readOnly }: PropertyPanelProps) {
  const { t } = useWords();
  const drawn = canvas.subject();
  const count = canvas.get('selection').get().length;
  return (
    <aside className="bh-properties" aria-label={t('designer.properties')} data-region="properties">
      {drawn === null ? (
        <p className="bh-properties-none">
          {count > 1 ? t('designer.panel.several', { count }) : t('designer.panel.none')}
        </p>
      ) : (
        <Properties key={drawn.id} subject={subjectOf(canvas, drawn, readOnly)} />
      )}
    </aside>
  );
}
