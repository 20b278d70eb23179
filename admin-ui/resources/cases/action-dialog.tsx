import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useTranslate } from 'ra-core';
import { useRef, useState } from 'react';
import type { CaseDetail } from '../../../api/contract/cases.ts';
import { ticker } from '../../clocks/ticker.ts';
import { useWords } from '../../messages/use-words.ts';
import { useUnits } from '../../providers/use-units.ts';
import { ActionInput } from './action-field.tsx';
import { isDrafted, verbOf } from './action-verb.ts';
import {
  bodyOf,
  firstValues,
  formOf,
  missingFields,
  targetOf,
  type ActionField,
  type ActionValues,
  type Offered,
} from './case-actions.ts';
import type { CaseScene } from './use-reopen-targets.ts';
import type { ElementNames } from './element-names.ts';
import { useActionValues } from './use-action-values.ts';
import type { CaseActor } from './use-case-actor.ts';
import './action-dialog.css';

const noScene: CaseScene = { procedure: null, entries: [] };

export interface ActionDialogProps {
  readonly detail: CaseDetail;
  readonly offered: Offered;
  readonly names: ElementNames;
  /** Where the ledger is at hand: the steps that a closed case may go back to. */
  readonly scene?: CaseScene | undefined;
  readonly actor: CaseActor;
  /** The task that it is about, when it is asked for there. */
  readonly task?: string | undefined;
  readonly onClose: () => void;
}

type Translate = ReturnType<typeof useTranslate>;

const holderOf = (task: CaseDetail['tasks'][number] | undefined) =>
  task?.assignee ?? task?.unit ?? null;

/** What the toast says afterwards: whom it concerns. */
function useDoneWords(
  { tasks, unit: caseUnit, number }: CaseDetail,
  action: string,
): (values: ActionValues) => string {
  const translate = useTranslate();
  const { name } = useWords();
  const units = useUnits();
  return (values) => {
    const task = tasks.find(({ id }) => id === values.task) ?? tasks[0];
    const holder = holderOf(task) ?? caseUnit;
    const unit = units.find((each) => each.id === values.unit);
    const receiver = action === 'transfer' ? (unit ?? holder) : holder;
    const owner = task?.delegation?.owner;
    const who = receiver === null ? translate('cases.actions.pool') : name(receiver);
    return translate(`cases.actions.done.${action}`, {
      _: translate('cases.actions.done.other'),
      who,
      owner: owner === undefined ? '' : name(owner),
      persons: (values.persons ?? []).map(name).join(translate('cases.actions.personsAnd')),
      number,
    });
  };
}

function complaintOf(
  translate: Translate,
  field: ActionField,
  missing: readonly ActionField[],
  tried: boolean,
): string | null {
  if (!tried || !missing.includes(field)) {
    return null;
  }
  return translate(field === 'until' ? 'cases.actions.untilPast' : 'cases.actions.required');
}

interface ThingProps {
  readonly detail: CaseDetail;
  /** What cannot be made undone; null when it can. */
  readonly irreversible: string | null;
}

function Thing({ detail, irreversible }: ThingProps) {
  const translate = useTranslate();
  return (
    <div className={irreversible === null ? 'bh-thing' : 'bh-thing danger'}>
      <span className="bh-mono bh-2">{detail.number}</span> <b>{detail.title}</b>
      {irreversible === null ? null : <p>{translate(`cases.actions.confirm.${irreversible}`)}</p>}
    </div>
  );
}

/** Asks what an operation needs, does it, and stays open when it was refused. */
export function ActionDialog({
  detail,
  offered,
  names,
  scene = noScene,
  actor,
  task,
  onClose,
}: ActionDialogProps) {
  const translate = useTranslate();
  const form = formOf(offered.action);
  const fields = form.fields.filter((field) => field !== 'task' || task === undefined);
  const { values, change, forget } = useActionValues(
    `${offered.action}.${task ?? detail.id}`,
    detail,
    () => firstValues(form, detail),
  );
  const [tried, setTried] = useState(false);
  const content = useRef<HTMLFormElement>(null);
  const doneWords = useDoneWords(detail, verbOf(offered, values));
  const missing = missingFields(form, values, ticker.now());
  const verb = translate(`cases.actions.${verbOf(offered, values)}`, { _: offered.action });
  const irreversible =
    form.irreversible?.(values) === true && !isDrafted(offered, values) ? offered.action : null;
  const confirm =
    irreversible === null ? verb : translate(`cases.actions.confirmed.${irreversible}`);

  const submit = async (): Promise<void> => {
    setTried(true);
    const gap = missing[0];
    if (gap !== undefined) {
      content.current
        ?.querySelector<HTMLElement>(
          `[data-field="${gap}"] :is(input, textarea, [role="combobox"])`,
        )
        ?.focus();
      return;
    }
    const target = targetOf(offered.action, values, task ?? null);
    if (await actor.act(target, bodyOf(offered.action, form, values), doneWords(values))) {
      forget();
      onClose();
    }
  };
  const close = (): void => {
    actor.forget();
    forget();
    onClose();
  };
  return (
    <Dialog open onClose={actor.sending ? undefined : close} aria-labelledby="bh-action-title">
      <DialogTitle id="bh-action-title">{verb}</DialogTitle>
      <form
        ref={content}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <DialogContent className="bh-action-form">
          <Thing detail={detail} irreversible={irreversible} />
          {fields.map((field) => (
            <ActionInput
              key={field}
              field={field}
              detail={detail}
              names={names}
              scene={scene}
              values={values}
              required={form.required.includes(field)}
              complaint={complaintOf(translate, field, missing, tried)}
              onChange={change}
            />
          ))}
          {actor.refusal === null ? null : (
            <p className="bh-bad" role="alert">
              {actor.refusal}
            </p>
          )}
        </DialogContent>
        <DialogActions>
          <Button variant="text" disabled={actor.sending} onClick={close}>
            {translate('cases.actions.keep')}
          </Button>
          <Button
            type="submit"
            variant="contained"
            color={irreversible === null ? 'inherit' : 'error'}
            disabled={actor.sending || values.uploading === true}
          >
            {actor.sending ? translate('cases.actions.sending') : confirm}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
