import { useTranslate } from 'ra-core';
import { useId, useState, type KeyboardEvent, type RefObject } from 'react';
import { LongTextField } from '../../forms/long-text.tsx';
import type { EligiblePerson } from '../../../api/contract/reference.ts';
import { useFoundPeople } from '../../forms/lookups.ts';
import { postWords } from '../../forms/post-words.ts';
import { useWords } from '../../messages/use-words.ts';
import { nameBegun, withName, type CommentDraft } from './mentions.ts';

const longest = 2000;

interface NamesProps {
  readonly listId: string;
  readonly people: readonly EligiblePerson[];
  readonly active: number;
  readonly onChoose: (person: EligiblePerson) => void;
}

const optionId = (listId: string, index: number): string => `${listId}-${String(index)}`;

/** Who may be meant by the letters after the @. */
function Names({ listId, people, active, onChoose }: NamesProps) {
  const translate = useTranslate();
  const words = useWords();
  return (
    // A native select cannot stand under a text area that keeps the focus (ARIA authoring practices, combobox).
    // oxlint-disable jsx-a11y/prefer-tag-over-role
    <div
      id={listId}
      className="bh-mentions"
      role="listbox"
      tabIndex={-1}
      aria-label={translate('cases.overview.mention')}
    >
      {people.map((person, index) => (
        <div
          key={person.id}
          tabIndex={-1}
          id={optionId(listId, index)}
          role="option"
          aria-selected={index === active}
          onMouseDown={(event) => {
            // The field keeps the focus.
            event.preventDefault();
            onChoose(person);
          }}
        >
          <span>{words.name(person)}</span>
          <span className="bh-3 bh-sm bh-cut">{postWords(person, words)}</span>
        </div>
      ))}
    </div>
    // oxlint-enable jsx-a11y/prefer-tag-over-role
  );
}

export interface CommentFieldProps {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly draft: CommentDraft;
  readonly disabled: boolean;
  readonly onChange: (draft: CommentDraft) => void;
  readonly onSend: () => void;
}

const shown = 6;
const noPeople: readonly EligiblePerson[] = [];

/** Where a comment is written: after an @ the people are offered, who are told of it. */
export function CommentField({ field, draft, disabled, onChange, onSend }: CommentFieldProps) {
  const translate = useTranslate();
  const { name } = useWords();
  const listId = useId();
  const [begun, setBegun] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const found = useFoundPeople(begun ?? '');
  const people = begun === null ? noPeople : found.people.slice(0, shown);
  const open = people.length > 0;

  const look = (): void => {
    const at = field.current;
    setBegun(at === null ? null : nameBegun(at.value, at.selectionStart));
    setActive(0);
  };
  const choose = (person: EligiblePerson): void => {
    const at = field.current;
    if (at === null) {
      return;
    }
    const next = withName(draft, at.selectionStart, { id: person.id, name: name(person) });
    onChange(next.draft);
    setBegun(null);
    requestAnimationFrame(() => {
      at.focus();
      at.setSelectionRange(next.caret, next.caret);
    });
  };
  const moves: Readonly<Record<string, () => void>> = {
    ArrowDown: () => {
      setActive((active + 1) % people.length);
    },
    ArrowUp: () => {
      setActive((active + people.length - 1) % people.length);
    },
    Enter: () => {
      const person = people[active];
      if (person !== undefined) {
        choose(person);
      }
    },
    Escape: () => {
      setBegun(null);
    },
  };
  const press = (event: KeyboardEvent): void => {
    const sends = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    const move = open ? moves[event.key] : undefined;
    if (event.nativeEvent.isComposing || (!sends && move === undefined)) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    if (sends) {
      onSend();
    } else {
      move?.();
    }
  };
  return (
    <div className="bh-comment-field">
      <LongTextField
        inputRef={field}
        fullWidth
        minRows={2}
        disabled={disabled}
        value={draft.text}
        placeholder={translate('cases.overview.write')}
        slotProps={{
          htmlInput: {
            maxLength: longest,
            'aria-label': translate('cases.overview.comments'),
            'aria-autocomplete': 'list',
            'aria-controls': open ? listId : undefined,
            'aria-activedescendant': open ? optionId(listId, active) : undefined,
          },
        }}
        onChange={(event) => {
          onChange({ ...draft, text: event.target.value });
          look();
        }}
        onClick={look}
        onBlur={() => {
          setBegun(null);
        }}
        onKeyDown={press}
      />
      {open ? <Names listId={listId} people={people} active={active} onChoose={choose} /> : null}
    </div>
  );
}
