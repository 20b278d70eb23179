import Button from '@mui/material/Button';
import { useLayoutEffect, useRef, useState } from 'react';
import { LongInput } from '../../../forms/long-text.tsx';
import type { CaseDetail } from '../../../../api/contract/cases.ts';
import type { TaskDetail } from '../../../../api/contract/tasks.ts';
import { dateWords } from '../../../clocks/date-words.ts';
import { useDateRule } from '../../../clocks/use-wording.ts';
import { useToast } from '../../../layout/use-toast.ts';
import { useWords } from '../../../messages/use-words.ts';
import { failureCode } from '../../../providers/api-failure.ts';
import { ticker } from '../../../clocks/ticker.ts';
import { useOutbox } from '../outbox/outbox-context.ts';
import { useKeptText } from './use-kept-text.ts';

const longest = 2000;

/** What is being written is kept like a draft, and a comment that was sent without a network goes out later. */
function useComment(task: TaskDetail) {
  const { t, code } = useWords();
  const toast = useToast();
  const outbox = useOutbox();
  const [text, write] = useKeptText(`${task.id}.comment`);
  const [sending, setSending] = useState(false);
  const written = useRef(text);
  useLayoutEffect(() => {
    written.current = text;
  });
  const press = async (said: string): Promise<void> => {
    const answer = await outbox.press({
      kind: 'comment',
      path: `/api/cases/${encodeURIComponent(task.caseId)}/actions`,
      body: { type: 'comment', text: said },
      title: task.title,
      label: t('phone.task.comment'),
      taskId: null,
      caseId: task.caseId,
      at: ticker.now(),
      draft: null,
    });
    if (answer.kind === 'refused') {
      await outbox.drop(answer.press, false);
      throw answer.failure;
    }
    // What has been written meanwhile is another comment.
    if (written.current === text) {
      write('');
    }
    toast.success(
      answer.kind === 'sent'
        ? t('task.commentSent')
        : t('phone.unsent.kept', { label: t('phone.task.comment') }),
    );
  };
  const send = async (): Promise<void> => {
    setSending(true);
    try {
      await press(text.trim());
    } catch (failure) {
      toast.error(code('problem', failureCode(failure)));
    } finally {
      setSending(false);
    }
  };
  return { text, write, sending, send };
}

/** What was said about the case, and one's own comment; it moves nothing and stops no clock. */
export function CommentsCard({
  task,
  detail,
}: {
  readonly task: TaskDetail;
  readonly detail: CaseDetail | undefined;
}) {
  const { t, name } = useWords();
  const rule = useDateRule();
  const { text, write, sending, send } = useComment(task);
  const [open, setOpen] = useState(text !== '');
  const comments = detail?.comments ?? [];
  return (
    <section className="bh-phone-block">
      <h2>
        {t('task.comments')} <small>{comments.length > 0 ? comments.length : ''}</small>
      </h2>
      <ul className="bh-phone-comments">
        {comments.map((comment) => (
          <li key={comment.id}>
            <p className="bh-3 bh-sm">
              {name(comment.by)}
              <time className="bh-dot">{dateWords(Date.parse(comment.at), rule)}</time>
            </p>
            <p>{comment.text}</p>
          </li>
        ))}
      </ul>
      {open ? (
        <>
          <LongInput
            fullWidth
            minRows={2}
            value={text}
            inputProps={{ maxLength: longest, 'aria-label': t('task.comments') }}
            onChange={(event) => {
              write(event.target.value);
            }}
          />
          <Button
            disabled={text.trim() === '' || sending}
            onClick={() => {
              void send();
            }}
          >
            {t('task.commentSend')}
          </Button>
        </>
      ) : (
        <Button
          variant="text"
          onClick={() => {
            setOpen(true);
          }}
        >
          {t('task.commentPlaceholder')}
        </Button>
      )}
    </section>
  );
}
