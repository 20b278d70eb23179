import TextField from '@mui/material/TextField';
import type { OneTimePassword } from '../../../api/contract/accounts.ts';
import { useKeptFields } from '../../forms/use-kept-fields.ts';
import { focusOnMount } from '../../layout/focus-on-mount.ts';
import { useWords } from '../../messages/use-words.ts';
import { ChangeDialog } from '../organisation/change-dialog.tsx';
import { noPost, PostFields, postOf, type PostChoice } from '../organisation/post-fields.tsx';
import { useChange } from '../organisation/use-change.ts';
import { createAccount } from './account-queries.ts';

interface Typed extends PostChoice {
  readonly login: string;
  readonly name: string;
  readonly nameEn: string;
}

const texts = ['login', 'name', 'nameEn'] as const;

/** An account with its first post; further ones are given on the page of the person. */
export function NewAccountDialog({
  onMade,
  onClose,
}: {
  readonly onMade: (made: OneTimePassword) => void;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const change = useChange();
  const {
    typed,
    change: setTyped,
    forget,
  } = useKeptFields<Typed>('account.new', {
    login: '',
    name: '',
    nameEn: '',
    ...noPost,
  });
  const close = (): void => {
    forget();
    onClose();
  };
  const { login } = typed;
  const post = postOf(typed);
  const at = change.refusal?.at ?? {};
  const submit = async (): Promise<void> => {
    if (post === null) return;
    const made: OneTimePassword[] = [];
    const done = await change.run(async () => {
      const person = { login, name: typed.name, nameEn: typed.nameEn };
      made.push(await createAccount({ ...person, posts: [post] }));
    });
    if (!done) return;
    close();
    made.forEach(onMade);
  };
  return (
    <ChangeDialog
      title={t('accounts.new')}
      verb={t('accounts.make')}
      change={change}
      ready={login !== '' && typed.name.trim() !== '' && post !== null}
      onSubmit={() => void submit()}
      onClose={close}
    >
      {texts.map((field) => (
        <TextField
          key={field}
          {...(field === 'login' ? { inputRef: focusOnMount } : {})}
          label={t(`accounts.field.${field}`)}
          value={typed[field]}
          required={field !== 'nameEn'}
          error={at[`/${field}`] !== undefined}
          helperText={at[`/${field}`] ?? (field === 'login' ? t('accounts.loginHint') : undefined)}
          slotProps={{
            htmlInput: { maxLength: 64, autoCapitalize: 'off', autoComplete: 'off' },
          }}
          onChange={(event) => {
            setTyped({ ...typed, [field]: event.target.value });
          }}
        />
      ))}
      <PostFields
        chosen={typed}
        errors={{
          role: at['/posts/0/role'] ?? at['/posts'],
          unit: at['/posts/0/unit'],
          grid: at['/posts/0/grid'],
        }}
        onChange={(changed) => {
          setTyped({ ...typed, ...changed });
        }}
      />
    </ChangeDialog>
  );
}
