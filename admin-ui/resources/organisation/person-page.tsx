import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { PersonDetail, PersonPost } from '../../../api/contract/organisation.ts';
import { dateWords, sinceWords } from '../../clocks/date-words.ts';
import { useDateRule } from '../../clocks/use-wording.ts';
import { useKeptFields } from '../../forms/use-kept-fields.ts';
import { focusOnMount } from '../../layout/focus-on-mount.ts';
import { initialOf } from '../../layout/initial-of.ts';
import { usePageTitle } from '../../layout/use-page-title.ts';
import { useToast } from '../../layout/use-toast.ts';
import { PagePending } from '../../layout/page-pending.tsx';
import { useWords } from '../../messages/use-words.ts';
import { useSession } from '../../providers/session.ts';
import { ChangeDialog } from './change-dialog.tsx';
import { HistoryList } from './history-list.tsx';
import { renamePerson, useAllUnits, usePerson } from './organisation-queries.ts';
import { PostOperations } from './post-operations.tsx';
import { GivePostDialog } from './post-form.tsx';
import { useChange, versionSeen } from './use-change.ts';
import './organisation.css';

function RenameDialog({
  person,
  onClose,
}: {
  readonly person: PersonDetail;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const toast = useToast();
  const change = useChange();
  const [before] = useState(person);
  const {
    typed,
    change: setTyped,
    forget,
  } = useKeptFields(`person.${person.id}.${String(before.version)}`, {
    name: person.name,
    nameEn: person.nameEn,
  });
  const close = (): void => {
    forget();
    onClose();
  };
  const at = change.refusal?.at ?? {};
  const submit = async (): Promise<void> => {
    const done = await change.run(async () => {
      const on = versionSeen(change, { before, now: person });
      const { version } = await renamePerson(person.id, { ...typed, version: on });
      toast.undoable(t('organisation.person.renamed', { name: typed.name }), () => {
        void change.run(async () => {
          await renamePerson(person.id, { name: before.name, nameEn: before.nameEn, version });
        });
      });
    });
    if (done) close();
  };
  return (
    <ChangeDialog
      title={t('organisation.person.rename')}
      verb={t('organisation.save')}
      change={change}
      ready={typed.name.trim() !== ''}
      onSubmit={() => void submit()}
      onClose={close}
    >
      {(['name', 'nameEn'] as const).map((field) => (
        <TextField
          key={field}
          {...(field === 'name' ? { inputRef: focusOnMount } : {})}
          label={t(`organisation.person.${field}`)}
          value={typed[field]}
          required={field === 'name'}
          error={at[`/${field}`] !== undefined}
          helperText={at[`/${field}`]}
          slotProps={{ htmlInput: { maxLength: 64 } }}
          onChange={(event) => {
            setTyped({ ...typed, [field]: event.target.value });
          }}
        />
      ))}
    </ChangeDialog>
  );
}

const stateTags = { held: 'bh-tag ok', future: 'bh-tag info', over: 'bh-tag' } as const;

function PostRow({
  post,
  person,
  mayWrite,
}: {
  readonly post: PersonPost;
  readonly person: PersonDetail;
  readonly mayWrite: boolean;
}) {
  const { t, code, name } = useWords();
  const rule = useDateRule();
  const when = (instant: string): string => dateWords(Date.parse(instant), rule);
  const since = (instant: string): string => sinceWords(Date.parse(instant), rule);
  return (
    <tr className={post.state}>
      <th scope="row">
        <b>{code('role', post.role)}</b>
        {post.substituteFor === null ? null : (
          <span className="bh-tag">
            {t('organisation.post.for', { person: name(post.substituteFor.person) })}
          </span>
        )}
      </th>
      <td>
        {name(post.unit)}
        {post.grid === null ? null : <span className="bh-3"> {name(post.grid)}</span>}
      </td>
      <td>
        <span className={stateTags[post.state]}>{t(`organisation.post.state.${post.state}`)}</span>
        <span className="bh-2 bh-sm">
          {since(post.validFrom)} –{' '}
          {post.validTo === null ? t('organisation.post.open') : when(post.validTo)}
        </span>
      </td>
      <td>
        {post.substitutes.map((substitute) => (
          <span key={`${substitute.person.id} ${substitute.validFrom}`} className="substitute">
            {name(substitute.person)}{' '}
            <span className="bh-3 bh-sm">
              {since(substitute.validFrom)} –{' '}
              {substitute.validTo === null ? '' : when(substitute.validTo)}
            </span>
          </span>
        ))}
      </td>
      <td className="acts">
        {mayWrite && post.state !== 'over' ? <PostOperations post={post} person={person} /> : null}
      </td>
    </tr>
  );
}

function Posts({ person }: { readonly person: PersonDetail }) {
  const { t } = useWords();
  const { permissions, user } = useSession();
  const [giving, setGiving] = useState(false);
  const own = user.id === person.id;
  const mayWrite = permissions.includes('post.write');
  return (
    <section className="bh-card">
      <header>
        <h2>{t('organisation.person.posts')}</h2>
        <span className="bh-grow" />
        {mayWrite && own ? (
          <span className="bh-3 bh-sm">{t('organisation.person.ownPosts')}</span>
        ) : null}
        {mayWrite ? (
          <Button
            size="small"
            disabled={own}
            onClick={() => {
              setGiving(true);
            }}
          >
            {t('organisation.post.give')}
          </Button>
        ) : null}
      </header>
      <table className="bh-directory">
        <thead>
          <tr>
            <th scope="col">{t('organisation.post.role')}</th>
            <th scope="col">{t('organisation.unit.one')}</th>
            <th scope="col">{t('organisation.post.validity')}</th>
            <th scope="col">{t('organisation.post.substitute')}</th>
            <th scope="col">
              <span className="bh-sr">{t('organisation.operations')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {person.posts.map((post) => (
            <PostRow key={post.id} post={post} person={person} mayWrite={mayWrite && !own} />
          ))}
        </tbody>
      </table>
      {giving ? (
        <GivePostDialog
          person={person}
          onClose={() => {
            setGiving(false);
          }}
        />
      ) : null}
    </section>
  );
}

function Person({ person }: { readonly person: PersonDetail }) {
  const { t, name } = useWords();
  const { permissions } = useSession();
  const units = useAllUnits().data ?? [];
  const [renaming, setRenaming] = useState(false);
  const nameOf = (id: string): string => {
    const found = units.find((unit) => unit.id === id);
    return found === undefined ? id : name(found);
  };
  return (
    <>
      <header className="head">
        <span className="bh-avatar" aria-hidden="true">
          {initialOf(name(person))}
        </span>
        <h1>{name(person)}</h1>
        {person.active ? null : <span className="bh-tag warn">{t('accounts.state.disabled')}</span>}
        <span className="bh-grow" />
        {permissions.includes('account.read') ? (
          <Link to={`/accounts?account=${encodeURIComponent(person.id)}`}>
            {t('organisation.person.account')}
          </Link>
        ) : null}
        {permissions.includes('person.write') ? (
          <Button
            onClick={() => {
              setRenaming(true);
            }}
          >
            {t('organisation.person.rename')}
          </Button>
        ) : null}
      </header>
      <div className="page">
        <Posts person={person} />
        <section className="bh-card">
          <header>
            <h2>{t('organisation.history')}</h2>
          </header>
          <div className="inside">
            <HistoryList changes={person.history} nameOf={nameOf} />
          </div>
        </section>
      </div>
      {renaming ? (
        <RenameDialog
          person={person}
          onClose={() => {
            setRenaming(false);
          }}
        />
      ) : null}
    </>
  );
}

/** A person: posts with their times and substitutes, what was changed. */
export function PersonPage() {
  const { id = '' } = useParams();
  const { t, name } = useWords();
  const query = usePerson(id);
  const person = query.data;
  usePageTitle(person === undefined ? t('organisation.tab.people') : name(person));
  return (
    <section className="bh-organisation" aria-label={t('organisation.tab.people')}>
      <nav className="crumbs">
        <Link to="/people">{t('organisation.tab.people')}</Link>
      </nav>
      {person === undefined ? null : <Person key={id} person={person} />}
      <PagePending asked={[query]} what={t('organisation.tab.people')} />
    </section>
  );
}
