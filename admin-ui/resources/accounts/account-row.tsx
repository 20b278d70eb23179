import Button from '@mui/material/Button';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Account, OneTimePassword } from '../../../api/contract/accounts.ts';
import { dateWords } from '../../clocks/date-words.ts';
import { useDateRule } from '../../clocks/use-wording.ts';
import { useToast } from '../../layout/use-toast.ts';
import { useWords } from '../../messages/use-words.ts';
import { useSession } from '../../providers/session.ts';
import { ChangeDialog } from '../organisation/change-dialog.tsx';
import { useChange } from '../organisation/use-change.ts';
import { resetPassword, setAccountActive } from './account-queries.ts';
import { DisableDialog } from './disable-dialog.tsx';

type AccountState = 'active' | 'disabled' | 'locked' | 'one-time';

function accountState(account: Account): AccountState {
  if (!account.active) return 'disabled';
  if (account.lockedUntil !== null) return 'locked';
  return account.passwordChange === 'one-time' ? 'one-time' : 'active';
}

const stateTags = {
  active: 'bh-tag ok',
  disabled: 'bh-tag',
  locked: 'bh-tag bad',
  'one-time': 'bh-tag warn',
} as const;

/** Ends the sessions of somebody and makes the old password useless, so it is asked for. */
function ResetDialog({
  account,
  onMade,
  onClose,
}: {
  readonly account: Account;
  readonly onMade: (made: OneTimePassword) => void;
  readonly onClose: () => void;
}) {
  const { t, name } = useWords();
  const change = useChange();
  const submit = async (): Promise<void> => {
    const made: OneTimePassword[] = [];
    const done = await change.run(async () => {
      made.push(await resetPassword(account.id));
    });
    if (!done) return;
    onClose();
    made.forEach(onMade);
  };
  return (
    <ChangeDialog
      title={t('accounts.resetOf', { name: name(account) })}
      verb={t('accounts.reset')}
      change={change}
      ready
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <p>{t('accounts.resetHint', { login: account.login })}</p>
    </ChangeDialog>
  );
}

function Operations({
  account,
  onSecret,
}: {
  readonly account: Account;
  readonly onSecret: (made: OneTimePassword) => void;
}) {
  const { t, code, name } = useWords();
  const toast = useToast();
  const change = useChange();
  const { user } = useSession();
  const [dialog, setDialog] = useState<'reset' | 'disable' | null>(null);
  const close = (): void => {
    setDialog(null);
  };
  const own = user.id === account.id;
  const set = async (active: boolean): Promise<void> => {
    const done = await change.run(async () => {
      await setAccountActive(account.id, active);
      toast.undoable(
        t(active ? 'accounts.enabled' : 'accounts.disabled', { name: name(account) }),
        () => {
          void change.run(async () => {
            await setAccountActive(account.id, !active);
          });
        },
      );
    });
    if (done) close();
  };
  const why = own ? code('reason', 'own-account') : (change.refusal?.text ?? null);
  return (
    <>
      {why === null ? null : <span className="bh-3 bh-sm">{why}</span>}
      <Button
        size="small"
        disabled={own || account.demo}
        title={account.demo ? code('reason', 'demo-account') : undefined}
        onClick={() => {
          setDialog('reset');
        }}
      >
        {t('accounts.reset')}
      </Button>
      <Button
        size="small"
        disabled={own || change.sending}
        onClick={() => {
          if (account.active && account.openTasks > 0) setDialog('disable');
          else void set(!account.active);
        }}
      >
        {t(account.active ? 'accounts.disable' : 'accounts.enable')}
      </Button>
      {dialog === 'reset' ? (
        <ResetDialog account={account} onMade={onSecret} onClose={close} />
      ) : null}
      {dialog === 'disable' ? (
        <DisableDialog
          account={account}
          change={change}
          onSubmit={() => void set(false)}
          onClose={close}
        />
      ) : null}
    </>
  );
}

/** One account: who, state, posts, last sign-in, what may be done. */
export function AccountRow({
  account,
  onSecret,
}: {
  readonly account: Account;
  readonly onSecret: (made: OneTimePassword) => void;
}) {
  const { t, code, name } = useWords();
  const rule = useDateRule();
  const { permissions } = useSession();
  const state = accountState(account);
  return (
    <tr>
      <th scope="row">
        <Link to={`/people/${encodeURIComponent(account.id)}`}>{name(account)}</Link>
        <span className="bh-mono bh-3 bh-sm">{account.login}</span>
      </th>
      <td>
        <span className={stateTags[state]}>{t(`accounts.state.${state}`)}</span>
        {account.demo ? <span className="bh-tag">{t('accounts.demo')}</span> : null}
      </td>
      <td>
        {account.posts.map(({ role, unit }) => (
          <span key={`${role} ${unit.id}`} className="line">
            {code('role', role)} <span className="bh-3">{name(unit)}</span>
          </span>
        ))}
      </td>
      <td className="bh-nowrap">
        {account.lastSignInAt === null ? (
          <span className="bh-3">{t('accounts.never')}</span>
        ) : (
          <time dateTime={account.lastSignInAt}>
            {dateWords(Date.parse(account.lastSignInAt), rule)}
          </time>
        )}
      </td>
      <td className="acts">
        {permissions.includes('account.write') ? (
          <Operations account={account} onSecret={onSecret} />
        ) : null}
      </td>
    </tr>
  );
}
