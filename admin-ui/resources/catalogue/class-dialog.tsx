import Button from '@mui/material/Button';
import { useCallback, useState } from 'react';
import { classKinds } from '../../../domain/catalogue/catalogue.ts';
import { compareClasses, type Difference } from '../../../domain/catalogue/compare-classes.ts';
import { isText, withFields } from '../../forms/kept-shape.ts';
import { useKeptForm } from '../../forms/use-kept-form.ts';
import { useWords } from '../../messages/use-words.ts';
import { ChangeDialog } from '../organisation/change-dialog.tsx';
import type { Changing } from '../organisation/use-change.ts';
import type { ShownClass } from './catalogue-queries.ts';
import {
  type ClassDraft,
  type DraftCondition,
  draftOf,
  draftShape,
  emptyClass,
  emptyCondition,
  judgeDraft,
  type JudgedDraft,
} from './class-draft.ts';
import { ClassChoice, ClassText, ConditionEdit } from './condition-edit.tsx';
import { PasteBox } from './paste-box.tsx';
import { useDifferenceWords } from './use-difference-words.ts';

interface PartProps {
  readonly draft: ClassDraft;
  readonly fresh: boolean;
  readonly faultAt: (path: string) => string | undefined;
  readonly onChange: (next: (draft: ClassDraft) => ClassDraft) => void;
}

const writtenShape = withFields<{ readonly draft: ClassDraft; readonly note: string }>({
  draft: draftShape,
  note: isText,
});

const parts = ['text', 'textEn', 'closingText', 'closingTextEn', 'limit'] as const;

const faultsOf = (index: number, faultAt: PartProps['faultAt']): Record<string, string> | null => {
  const found = parts.flatMap((part) => {
    const why = faultAt(`/conditions/${index}/${part}`);
    return why === undefined ? [] : [[`/${part}`, why] as const];
  });
  return found.length === 0 ? null : Object.fromEntries(found);
};

function Names({ draft, fresh, faultAt, onChange }: PartProps) {
  const { t } = useWords();
  const text = (part: Exclude<keyof ClassDraft, 'kind' | 'conditions'>, label: string) => (
    <ClassText
      label={label}
      value={draft[part]}
      fault={faultAt(`/${part}`)}
      onChange={(value) => {
        onChange((now) => ({ ...now, [part]: value }));
      }}
    />
  );
  return (
    <>
      {fresh ? (
        <div className="pair">
          <ClassChoice
            label={t('catalogue.column.name')}
            value={draft.kind}
            choices={classKinds}
            wordOf={(kind) => t(`catalogue.kind.${kind}`)}
            onChange={(kind) => {
              onChange((now) => ({ ...now, kind }));
            }}
          />
          {text('code', t('catalogue.code'))}
        </div>
      ) : null}
      <div className="pair">
        {text('name', t('catalogue.chineseName'))}
        {text('nameEn', t('catalogue.englishName'))}
        {text('major', t('catalogue.major'))}
        {text('majorEn', t('catalogue.englishMajor'))}
      </div>
      {text('keywords', t('catalogue.keywords'))}
      <p className="bh-3 bh-sm">{t('catalogue.keywordsHint')}</p>
    </>
  );
}

function Conditions({ draft, faultAt, onChange }: PartProps) {
  const { t } = useWords();
  const { conditions } = draft;
  const set = useCallback(
    (key: string, value: DraftCondition | null) => {
      onChange((now) => ({
        ...now,
        conditions: now.conditions.flatMap((one) => {
          if (one.key !== key) return [one];
          return value === null ? [] : [value];
        }),
      }));
    },
    [onChange],
  );
  return (
    <>
      {conditions.map((condition, index) => (
        <ConditionEdit
          key={condition.key}
          place={index + 1}
          value={condition}
          faults={faultsOf(index, faultAt)}
          onChange={set}
        />
      ))}
      <div>
        <Button
          onClick={() => {
            onChange((now) => ({ ...now, conditions: [...now.conditions, emptyCondition()] }));
          }}
        >
          {t('catalogue.addCondition')}
        </Button>
      </div>
      <PasteBox
        onTake={(rows) => {
          onChange((now) => ({
            ...now,
            conditions: [...now.conditions.filter(({ text }) => text.trim() !== ''), ...rows],
          }));
        }}
      />
    </>
  );
}

function Becomes({ differences }: { readonly differences: readonly Difference[] }) {
  const { t } = useWords();
  const said = useDifferenceWords();
  return (
    <section>
      <h3>{t('catalogue.will')}</h3>
      {differences.length === 0 ? (
        <p className="bh-3">{t('catalogue.unchanged')}</p>
      ) : (
        <ul className="bh-class-said bh-2">
          {differences.map((difference) => {
            const words = said(difference);
            return <li key={words}>{words}</li>;
          })}
        </ul>
      )}
    </section>
  );
}

function Stale({ change }: { readonly change: Changing }) {
  const { t } = useWords();
  return change.refusal?.code === 'stale-version' ? (
    <p className="bh-notice" role="alert">
      {t('catalogue.stale')}
    </p>
  ) : null;
}

interface NoteFieldProps {
  readonly value: string;
  readonly tried: boolean;
  readonly change: Changing;
  readonly onChange: (text: string) => void;
}

/** Why: it names the version in the list of them. */
function NoteField({ value, tried, change, onChange }: NoteFieldProps) {
  const { t, code } = useWords();
  const missing = tried && value.trim() === '';
  return (
    <ClassText
      label={t('catalogue.note')}
      value={value}
      fault={missing ? code('field', 'required') : change.refusal?.at['/note']}
      onChange={onChange}
    />
  );
}

const differencesOf = (before: ShownClass | null, judged: JudgedDraft): readonly Difference[] =>
  before === null || !judged.ok
    ? []
    : compareClasses({ ...before, keywords: before.keywords ?? [] }, judged.class);

interface ClassDialogProps {
  /** Null: a new one. */
  readonly before: ShownClass | null;
  readonly change: Changing;
  /** `done` is told once it is in force. */
  readonly onSubmit: (draft: ClassDraft, note: string, done: () => void) => void;
  readonly onClose: () => void;
}

/** A class while it is changed or made: what it becomes is said in words before it is submitted. */
export function ClassDialog({ before, change, onSubmit, onClose }: ClassDialogProps) {
  const { t, code, name } = useWords();
  const { typed, update, forget } = useKeptForm(
    before === null ? 'class.new' : `class.${before.kind}.${before.code}`,
    writtenShape,
    () => ({ draft: before === null ? emptyClass() : draftOf(before), note: '' }),
  );
  const { draft, note } = typed;
  const setDraft = useCallback(
    (next: (draft: ClassDraft) => ClassDraft) => {
      update((now) => ({ ...now, draft: next(now.draft) }));
    },
    [update],
  );
  const [tried, setTried] = useState(false);
  const judged = judgeDraft(draft);
  const differences = differencesOf(before, judged);
  const faults = new Map(
    judged.ok ? [] : judged.faults.map((fault) => [fault.path, code('field', fault.code)]),
  );
  const faultAt = (path: string): string | undefined =>
    (tried ? faults.get(path) : undefined) ?? change.refusal?.at[`/put/0${path}`];
  const same = before !== null && judged.ok && differences.length === 0;
  return (
    <ChangeDialog
      title={
        before === null ? t('catalogue.addTitle') : t('catalogue.editTitle', { name: name(before) })
      }
      verb={t(before === null ? 'catalogue.add' : 'catalogue.edit')}
      change={change}
      ready={!same}
      onSubmit={() => {
        setTried(true);
        if (judged.ok && note.trim() !== '') onSubmit(draft, note, forget);
      }}
      onClose={() => {
        forget();
        onClose();
      }}
    >
      <Stale change={change} />
      <Names draft={draft} fresh={before === null} faultAt={faultAt} onChange={setDraft} />
      <h3>{t('catalogue.conditions')}</h3>
      <Conditions draft={draft} fresh={before === null} faultAt={faultAt} onChange={setDraft} />
      {before === null ? null : <Becomes differences={differences} />}
      <NoteField
        value={note}
        tried={tried}
        change={change}
        onChange={(written) => {
          update((now) => ({ ...now, note: written }));
        }}
      />
      <p className="bh-notice">{t('catalogue.editEffect')}</p>
    </ChangeDialog>
  );
}
