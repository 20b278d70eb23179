import Button from '@mui/material/Button';
import { useState } from 'react';
import type { OneTimePassword } from '../../../api/contract/accounts.ts';
import { dateWords } from '../../clocks/date-words.ts';
import { useDateRule } from '../../clocks/use-wording.ts';
import { usePageTitle } from '../../layout/use-page-title.ts';
import { PagePending } from '../../layout/page-pending.tsx';
import { useWords } from '../../messages/use-words.ts';
import { useSession } from '../../providers/session.ts';
import { AddressSearch } from '../organisation/address-tools.tsx';
import { OrganisationTabs } from '../organisation/organisation-tabs.tsx';
import { useAddress } from '../organisation/use-address.ts';
import { NewAccountDialog } from './account-form.tsx';
import { AccountRow } from './account-row.tsx';
import { useAccounts } from './account-queries.ts';
import { ShownOnce } from './shown-once.tsx';
import './accounts.css';

const states = ['all', 'enabled', 'disabled'] as const;

function filterOf(get: (name: string) => string): object {
  return {
    ...(get('q') === '' ? {} : { q: get('q') }),
    ...(get('account') === '' ? {} : { id: [get('account')] }),
    ...(['enabled', 'disabled'].includes(get('state'))
      ? { active: get('state') === 'enabled' }
      : {}),
  };
}

function Filters() {
  const { t } = useWords();
  const [get, set] = useAddress();
  return (
    <div className="filters">
      <fieldset className="bh-seg" aria-label={t('accounts.stateLabel')}>
        {states.map((state) => (
          <button
            key={state}
            type="button"
            aria-pressed={(get('state') === '' ? 'all' : get('state')) === state}
            onClick={() => {
              set('state', state === 'all' ? '' : state);
            }}
          >
            {t(`accounts.filter.${state}`)}
          </button>
        ))}
      </fieldset>
      <AddressSearch label={t('accounts.search')} />
      {get('account') === '' ? null : (
        <button
          type="button"
          className="bh-chip on"
          onClick={() => {
            set('account', '');
          }}
        >
          {t('accounts.onlyOne')}
        </button>
      )}
    </div>
  );
}

/** Accounts with their posts, locks and last sign-ins. */
export function AccountsPage() {
  const { t, name, number } = useWords();
  usePageTitle(t('organisation.tab.accounts'));
  const rule = useDateRule();
  const { permissions } = useSession();
  const [get] = useAddress();
  const [making, setMaking] = useState(false);
  const [secret, setSecret] = useState<OneTimePassword | null>(null);
  const query = useAccounts(filterOf(get));
  const accounts = query.data;
  return (
    <section className="bh-organisation" aria-label={t('organisation.tab.accounts')}>
      <header className="head">
        <h1>{t('organisation.tab.accounts')}</h1>
        <output className="bh-3">
          {accounts === undefined
            ? ''
            : t('accounts.count', {
                smart_count: accounts.length,
                count: number(accounts.length),
              })}
        </output>
        <OrganisationTabs area="accounts" />
        <span className="bh-grow" />
        {permissions.includes('account.write') ? (
          <Button
            variant="contained"
            onClick={() => {
              setMaking(true);
            }}
          >
            {t('accounts.new')}
          </Button>
        ) : null}
        <Filters />
      </header>
      <PagePending asked={[query]} what={t('organisation.tab.accounts')} />
      {accounts === undefined ? null : (
        <table className="bh-directory bh-accounts">
          <thead>
            <tr>
              {(['who', 'state', 'posts', 'last'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`accounts.column.${column}`)}
                </th>
              ))}
              <th scope="col">
                <span className="bh-sr">{t('organisation.operations')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {accounts.map((account) => (
              <AccountRow key={account.id} account={account} onSecret={setSecret} />
            ))}
          </tbody>
        </table>
      )}
      {accounts?.length === 0 ? <p className="empty bh-2">{t('accounts.none')}</p> : null}
      {making ? (
        <NewAccountDialog
          onMade={setSecret}
          onClose={() => {
            setMaking(false);
          }}
        />
      ) : null}
      {secret === null ? null : (
        <ShownOnce
          secret={{
            title: t('accounts.oneTimeOf', { name: name(secret.account) }),
            text: secret.oneTimePassword,
            hint: t('accounts.oneTimeHint', {
              login: secret.account.login,
              until: dateWords(Date.parse(secret.validUntil), rule),
            }),
          }}
          onClose={() => {
            setSecret(null);
          }}
        />
      )}
    </section>
  );
}
