import Button from '@mui/material/Button';
import { useTranslate } from 'ra-core';
import { useLayoutEffect, useRef } from 'react';
import type { CaseDetail } from '../../../api/contract/cases.ts';
import { dateWords } from '../../clocks/date-words.ts';
import { useDateRule } from '../../clocks/use-wording.ts';
import { useKeptTyping } from '../../forms/use-kept-typing.ts';
import { useShortcuts } from '../../layout/keyboard/shortcuts.ts';
import { useWords } from '../../messages/use-words.ts';
import { CommentField } from './comment-field.tsx';
import { noComment, parseComment, personsIn } from './mentions.ts';
import type { CaseActor } from './use-case-actor.ts';
import './comments.css';

const pageLevel = 1;

/** Comments of the case, and one to write; a comment moves nothing and stops no clock. */
export function Comments({
  detail,
  actor,
}: {
  readonly detail: CaseDetail;
  readonly actor: CaseActor;
}) {
  const translate = useTranslate();
  const rule = useDateRule();
  const { name, code } = useWords();
  const [kept, keep] = useKeptTyping(`comment.${detail.id}`, parseComment);
  const written = useRef(kept);
  useLayoutEffect(() => {
    written.current = kept;
  });
  const draft = kept ?? noComment;
  const text = draft.text.trim();
  const persons = personsIn(draft);
  const field = useRef<HTMLTextAreaElement>(null);
  const offered = detail.actions.find((action) => action.action === 'comment');
  const allowed = offered?.allowed ?? false;
  const ready = allowed && text !== '' && !actor.sending;
  useShortcuts({ m: () => field.current?.focus() }, pageLevel);
  const send = async (): Promise<void> => {
    const isSent =
      ready &&
      (await actor.act(
        { kind: 'case' },
        { type: 'comment', text, ...(persons.length === 0 ? {} : { persons }) },
        translate('cases.actions.done.comment'),
      ));
    // What has been written meanwhile is another comment.
    if (isSent && written.current === kept) {
      keep(null);
    }
  };
  return (
    <section className="bh-comments" aria-label={translate('cases.overview.comments')}>
      <h3>{translate('cases.overview.comments')}</h3>
      {detail.comments.length === 0 ? (
        <p className="bh-3">{translate('cases.overview.noComments')}</p>
      ) : null}
      <ul>
        {detail.comments.map((comment) => (
          <li key={comment.id}>
            <p className="bh-sm">
              <b>{name(comment.by)}</b>{' '}
              <span className="bh-3">{dateWords(Date.parse(comment.at), rule)}</span>
            </p>
            <p className="text">{comment.text}</p>
          </li>
        ))}
      </ul>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <CommentField
          field={field}
          draft={draft}
          disabled={!allowed}
          onChange={(next) => {
            keep(next.text === '' ? null : next);
          }}
          onSend={() => {
            void send();
          }}
        />
        <span className="bh-row">
          <Button type="submit" disabled={!ready}>
            {translate('cases.overview.send')}
          </Button>
          {offered?.reason === null || offered === undefined ? null : (
            <span className="bh-3 bh-sm">{code('reason', offered.reason)}</span>
          )}
        </span>
      </form>
    </section>
  );
}
