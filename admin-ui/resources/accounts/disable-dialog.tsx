import type { Account } from '../../../api/contract/accounts.ts';
import { useWords } from '../../messages/use-words.ts';
import { ChangeDialog } from '../organisation/change-dialog.tsx';
import type { Changing } from '../organisation/use-change.ts';

/** Asked before an account is disabled whose person has work in hand: how much, and where it goes. */
export function DisableDialog({
  account,
  change,
  onSubmit,
  onClose,
}: {
  readonly account: Account;
  readonly change: Changing;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
}) {
  const { t, name, number } = useWords();
  return (
    <ChangeDialog
      title={t('accounts.disableOf', { name: name(account) })}
      verb={t('accounts.disable')}
      change={change}
      ready
      onSubmit={onSubmit}
      onClose={onClose}
    >
      <p>
        {t('accounts.inHand', {
          name: name(account),
          smart_count: account.openTasks,
          count: number(account.openTasks),
        })}
      </p>
      <p className="bh-3 bh-sm">{t('accounts.inHandHint')}</p>
    </ChangeDialog>
  );
}
