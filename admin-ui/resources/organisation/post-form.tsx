import { useId } from 'react';
import type { GivePost, PersonDetail, PersonPost } from '../../../api/contract/organisation.ts';
import { LabeledField } from '../../forms/labeled-field.tsx';
import { ZonedTimeInput } from '../../forms/zoned-time-input.tsx';
import { useToast } from '../../layout/use-toast.ts';
import { useKeptFields } from '../../forms/use-kept-fields.ts';
import { useWords } from '../../messages/use-words.ts';
import { ChangeDialog } from './change-dialog.tsx';
import { LabeledSearch } from './labeled-search.tsx';
import { changePost, givePost, usePeopleList } from './organisation-queries.ts';
import { noPost, PostFields, postOf, type PostChoice } from './post-fields.tsx';
import { useChange, type Changing } from './use-change.ts';

export function TimeField({
  label,
  value,
  error,
  required = false,
  onChange,
}: {
  readonly label: string;
  /** An instant, or nothing. */
  readonly value: string;
  readonly error?: string | undefined;
  readonly required?: boolean;
  readonly onChange: (value: string) => void;
}) {
  const id = useId();
  return (
    <LabeledField label={label} controlId={id} required={required} error={error}>
      <ZonedTimeInput
        id={id}
        value={value}
        isWrong={error !== undefined}
        required={required}
        onChange={onChange}
      />
    </LabeledField>
  );
}

interface Typed extends PostChoice {
  readonly validFrom: string;
  readonly validTo: string;
}

/** The post that `after` has and `before` had not. */
const newPost = (before: PersonDetail | null, after: PersonDetail): PersonPost | undefined =>
  after.posts.find((post) => before?.posts.every((known) => known.id !== post.id) ?? false);

/** Gives a post and offers to end it again. */
function useGiving(): {
  readonly change: Changing;
  readonly give: (to: PersonDetail, post: GivePost, said: string) => Promise<boolean>;
} {
  const toast = useToast();
  const change = useChange();
  return {
    change,
    give: (to, post, said) =>
      change.run(async () => {
        const made = newPost(to, await givePost(to.id, post));
        if (made === undefined) {
          toast.success(said);
          return;
        }
        toast.undoable(said, () => {
          void change.run(async () => {
            await changePost(made.id, { validTo: made.validFrom, version: made.version });
          });
        });
      }),
  };
}

const timesOf = ({
  validFrom,
  validTo,
}: Pick<Typed, 'validFrom' | 'validTo'>): Partial<GivePost> => ({
  ...(validFrom === '' ? {} : { validFrom }),
  ...(validTo === '' ? {} : { validTo }),
});

/** A post for a person: role, unit, the grid of grid workers, from when to when. */
export function GivePostDialog({
  person,
  onClose,
}: {
  readonly person: PersonDetail;
  readonly onClose: () => void;
}) {
  const { t, code, name } = useWords();
  const { change, give } = useGiving();
  const {
    typed,
    change: setTyped,
    forget,
  } = useKeptFields<Typed>(`post.${person.id}`, {
    ...noPost,
    validFrom: '',
    validTo: '',
  });
  const close = (): void => {
    forget();
    onClose();
  };
  const post = postOf(typed);
  const at = change.refusal?.at ?? {};
  const submit = async (): Promise<void> => {
    if (post === null) return;
    const given = { person: name(person), post: code('role', post.role) };
    const said = t('organisation.post.given', given);
    if (await give(person, { ...post, ...timesOf(typed) }, said)) close();
  };
  return (
    <ChangeDialog
      title={t('organisation.post.giveTo', { person: name(person) })}
      verb={t('organisation.post.give')}
      change={change}
      ready={post !== null}
      onSubmit={() => void submit()}
      onClose={close}
    >
      <PostFields
        chosen={typed}
        errors={{ role: at['/role'], unit: at['/unit'], grid: at['/grid'] }}
        onChange={(changed) => {
          setTyped({ ...typed, ...changed });
        }}
      />
      <div className="pair">
        <TimeField
          label={t('organisation.post.fromNow')}
          value={typed.validFrom}
          error={at['/validFrom']}
          onChange={(validFrom) => {
            setTyped({ ...typed, validFrom });
          }}
        />
        <TimeField
          label={t('organisation.post.toOpen')}
          value={typed.validTo}
          error={at['/validTo']}
          onChange={(validTo) => {
            setTyped({ ...typed, validTo });
          }}
        />
      </div>
    </ChangeDialog>
  );
}

interface Standing {
  readonly who: string | null;
  readonly validFrom: string;
  readonly validTo: string;
}

/** Somebody who stands in for the holder of a post, until an end. */
export function SubstituteDialog({
  post,
  holder,
  personOf,
  onClose,
}: {
  readonly post: PersonPost;
  readonly holder: PersonDetail;
  /** The person with every post, as of now. */
  readonly personOf: (id: string) => Promise<PersonDetail>;
  readonly onClose: () => void;
}) {
  const { t, code, name } = useWords();
  const { change, give } = useGiving();
  const people = (usePeopleList({}).data ?? []).filter(({ id }) => id !== holder.id);
  const {
    typed,
    change: setTyped,
    forget,
  } = useKeptFields<Standing>(`substitute.${post.id}`, { who: null, validFrom: '', validTo: '' });
  const { who, ...times } = typed;
  const close = (): void => {
    forget();
    onClose();
  };
  const at = change.refusal?.at ?? {};
  const submit = async (): Promise<void> => {
    if (who === null) return;
    const wanted = {
      role: post.role,
      unit: post.unit.id,
      ...(post.grid === null ? {} : { grid: post.grid.id }),
      substituteFor: post.id,
      ...timesOf(times),
    };
    const person = await personOf(who);
    const said = t('organisation.post.standsIn', { person: name(person), holder: name(holder) });
    if (await give(person, wanted, said)) close();
  };
  return (
    <ChangeDialog
      title={t('organisation.post.substituteOf', {
        holder: name(holder),
        post: code('role', post.role),
      })}
      verb={t('organisation.post.setSubstitute')}
      change={change}
      ready={who !== null && times.validTo !== ''}
      onSubmit={() => void submit()}
      onClose={close}
    >
      <LabeledSearch
        label={t('organisation.post.substitute')}
        options={people.map((known) => ({
          id: known.id,
          label: name(known),
          hint: known.posts.map((held) => name(held.unit)).join(t('organisation.comma')),
        }))}
        value={who}
        required
        error={at['/role'] ?? at['/substituteFor']}
        onChange={(chosen) => {
          setTyped({ ...typed, who: chosen });
        }}
      />
      <div className="pair">
        <TimeField
          label={t('organisation.post.fromNow')}
          value={times.validFrom}
          error={at['/validFrom']}
          onChange={(validFrom) => {
            setTyped({ ...typed, validFrom });
          }}
        />
        <TimeField
          label={t('organisation.post.to')}
          value={times.validTo}
          required
          error={at['/validTo']}
          onChange={(validTo) => {
            setTyped({ ...typed, validTo });
          }}
        />
      </div>
      <p className="bh-3 bh-sm">{t('organisation.post.substituteHint')}</p>
    </ChangeDialog>
  );
}
