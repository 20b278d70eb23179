import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { ApiToken, IssuedApiToken } from '../../../api/contract/tokens.ts';
import { dateWords } from '../../clocks/date-words.ts';
import { useDateRule } from '../../clocks/use-wording.ts';
import { focusOnMount } from '../../layout/focus-on-mount.ts';
import { usePageTitle } from '../../layout/use-page-title.ts';
import { useToast } from '../../layout/use-toast.ts';
import { useKeptFields } from '../../forms/use-kept-fields.ts';
import { PagePending } from '../../layout/page-pending.tsx';
import { useWords } from '../../messages/use-words.ts';
import { ChangeDialog } from '../organisation/change-dialog.tsx';
import { LabeledSearch } from '../organisation/labeled-search.tsx';
import { OrganisationTabs } from '../organisation/organisation-tabs.tsx';
import { usePeopleList } from '../organisation/organisation-queries.ts';
import { TimeField } from '../organisation/post-form.tsx';
import { useChange } from '../organisation/use-change.ts';
import { issueToken, revokeToken, useTokens } from './account-queries.ts';
import { ShownOnce } from './shown-once.tsx';
import './accounts.css';

const stateTags = {
  valid: 'bh-tag ok',
  expired: 'bh-tag',
  revoked: 'bh-tag',
  'account-disabled': 'bh-tag warn',
} as const;

interface Typed {
  readonly name: string;
  readonly expiresAt: string;
  readonly account: string | null;
}

/** A token for the account of another system; only such accounts can be chosen. */
function IssueDialog({
  onIssued,
  onClose,
}: {
  readonly onIssued: (issued: IssuedApiToken) => void;
  readonly onClose: () => void;
}) {
  const { t, name } = useWords();
  const change = useChange();
  const machines = usePeopleList({ role: 'integration' }).data ?? [];
  const {
    typed,
    change: setTyped,
    forget,
  } = useKeptFields<Typed>('token.new', { name: '', expiresAt: '', account: null });
  const close = (): void => {
    forget();
    onClose();
  };
  const { account } = typed;
  const at = change.refusal?.at ?? {};
  const submit = async (): Promise<void> => {
    if (account === null) return;
    const issued: IssuedApiToken[] = [];
    const done = await change.run(async () => {
      issued.push(await issueToken({ ...typed, account }));
    });
    if (!done) return;
    close();
    issued.forEach(onIssued);
  };
  return (
    <ChangeDialog
      title={t('accounts.token.new')}
      verb={t('accounts.token.issue')}
      change={change}
      ready={typed.name.trim() !== '' && account !== null && typed.expiresAt !== ''}
      onSubmit={() => void submit()}
      onClose={close}
    >
      <TextField
        inputRef={focusOnMount}
        label={t('accounts.token.name')}
        value={typed.name}
        required
        error={at['/name'] !== undefined}
        helperText={at['/name'] ?? t('accounts.token.nameHint')}
        slotProps={{ htmlInput: { maxLength: 64 } }}
        onChange={(event) => {
          setTyped({ ...typed, name: event.target.value });
        }}
      />
      <LabeledSearch
        label={t('accounts.token.account')}
        options={machines.map((known) => ({ id: known.id, label: name(known) }))}
        value={account}
        required
        error={at['/account']}
        onChange={(chosen) => {
          setTyped({ ...typed, account: chosen });
        }}
      />
      <TimeField
        label={t('accounts.token.expires')}
        value={typed.expiresAt}
        required
        error={at['/expiresAt']}
        onChange={(expiresAt) => {
          setTyped({ ...typed, expiresAt });
        }}
      />
    </ChangeDialog>
  );
}

/** Revoking cannot be taken back, so it is asked for. */
function RevokeDialog({
  token,
  onClose,
}: {
  readonly token: ApiToken;
  readonly onClose: () => void;
}) {
  const { t, name } = useWords();
  const toast = useToast();
  const change = useChange();
  const submit = async (): Promise<void> => {
    const done = await change.run(async () => {
      await revokeToken(token.id);
      toast.success(t('accounts.token.revoked', { name: token.name }));
    });
    if (done) onClose();
  };
  return (
    <ChangeDialog
      title={t('accounts.token.revokeOf', { name: token.name })}
      verb={t('accounts.token.revoke')}
      change={change}
      ready
      danger
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <p>{t('accounts.token.revokeHint', { account: name(token.account) })}</p>
    </ChangeDialog>
  );
}

function TokenRow({ token }: { readonly token: ApiToken }) {
  const { t, name } = useWords();
  const rule = useDateRule();
  const [revoking, setRevoking] = useState(false);
  const when = (instant: string | null): string =>
    instant === null ? t('accounts.never') : dateWords(Date.parse(instant), rule);
  return (
    <tr>
      <th scope="row">{token.name}</th>
      <td>{name(token.account)}</td>
      <td>
        <span className={stateTags[token.state]}>{t(`accounts.token.state.${token.state}`)}</span>
      </td>
      <td>
        {token.expiresAt === null ? t('accounts.token.noEnd') : when(token.expiresAt)}
        {token.revokedAt === null ? null : (
          <span className="line bh-3 bh-sm">
            {t('accounts.token.revokedBy', {
              when: when(token.revokedAt),
              name: token.revokedBy === null ? '' : name(token.revokedBy),
            })}
          </span>
        )}
      </td>
      <td>{when(token.lastUsedAt)}</td>
      <td>
        {when(token.createdAt)}
        <span className="bh-3"> {token.issuedBy === null ? '' : name(token.issuedBy)}</span>
      </td>
      <td className="acts">
        {token.state === 'revoked' ? null : (
          <Button
            size="small"
            onClick={() => {
              setRevoking(true);
            }}
          >
            {t('accounts.token.revoke')}
          </Button>
        )}
        {revoking ? (
          <RevokeDialog
            token={token}
            onClose={() => {
              setRevoking(false);
            }}
          />
        ) : null}
      </td>
    </tr>
  );
}

/** Tokens of other systems: of whom, until when, when used last. */
export function TokensPage() {
  const { t } = useWords();
  usePageTitle(t('organisation.tab.tokens'));
  const [asked, setAsked] = useState(false);
  const [issued, setIssued] = useState<IssuedApiToken | null>(null);
  const query = useTokens({});
  const tokens = query.data;
  return (
    <section className="bh-organisation" aria-label={t('organisation.tab.tokens')}>
      <header className="head">
        <h1>{t('organisation.tab.tokens')}</h1>
        <OrganisationTabs area="accounts" />
        <span className="bh-grow" />
        <Button
          variant="contained"
          onClick={() => {
            setAsked(true);
          }}
        >
          {t('accounts.token.issue')}
        </Button>
      </header>
      <PagePending asked={[query]} what={t('organisation.tab.tokens')} />
      {tokens === undefined || tokens.length === 0 ? null : (
        <table className="bh-directory">
          <thead>
            <tr>
              {(['name', 'account', 'state', 'expires', 'used', 'issued'] as const).map(
                (column) => (
                  <th key={column} scope="col">
                    {t(`accounts.token.column.${column}`)}
                  </th>
                ),
              )}
              <th scope="col">
                <span className="bh-sr">{t('organisation.operations')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {tokens.map((token) => (
              <TokenRow key={token.id} token={token} />
            ))}
          </tbody>
        </table>
      )}
      {tokens?.length === 0 ? (
        <div className="empty">
          <h2>{t('accounts.token.none')}</h2>
          <p className="bh-2">{t('accounts.token.noneText')}</p>
        </div>
      ) : null}
      {asked ? (
        <IssueDialog
          onIssued={setIssued}
          onClose={() => {
            setAsked(false);
          }}
        />
      ) : null}
      {issued === null ? null : (
        <ShownOnce
          secret={{
            title: t('accounts.token.of', { name: issued.issued.name }),
            text: issued.token,
            hint: t('accounts.token.hint'),
          }}
          onClose={() => {
            setIssued(null);
          }}
        />
      )}
    </section>
  );
}
