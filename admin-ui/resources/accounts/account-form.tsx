import TextField from '@mui/material/TextField';
import type { OneTimePassword } from '../../../api/contract/accounts.ts';
import { roles } from '../../../domain/permissions/roles.ts';
import { useKeptFields } from '../../forms/use-kept-fields.ts';
import { focusOnMount } from '../../layout/focus-on-mount.ts';
import { useWords } from '../../messages/use-words.ts';
import { useUnits } from '../../providers/use-units.ts';
import { ChangeDialog } from '../organisation/change-dialog.tsx';
import { LabeledSearch } from '../organisation/labeled-search.tsx';
import { useChange } from '../organisation/use-change.ts';
import { useGrids } from '../reports/use-grids.ts';
import { createAccount } from './account-queries.ts';

interface Typed {
  readonly login: string;
  readonly name: string;
  readonly nameEn: string;
  readonly role: string | null;
  readonly unit: string | null;
  readonly grid: string | null;
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
  const { t, code, name } = useWords();
  const change = useChange();
  const units = useUnits();
  const grids = useGrids();
  const {
    typed,
    change: setTyped,
    forget,
  } = useKeptFields<Typed>('account.new', {
    login: '',
    name: '',
    nameEn: '',
    role: null,
    unit: null,
    grid: null,
  });
  const close = (): void => {
    forget();
    onClose();
  };
  const { login, role, unit, grid } = typed;
  const at = change.refusal?.at ?? {};
  const submit = async (): Promise<void> => {
    if (role === null || unit === null) return;
    const made: OneTimePassword[] = [];
    const done = await change.run(async () => {
      const post = { role, unit, ...(grid === null ? {} : { grid }) };
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
      ready={login !== '' && typed.name.trim() !== '' && role !== null && unit !== null}
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
      <LabeledSearch
        label={t('organisation.post.role')}
        options={roles.map((known) => ({ id: known, label: code('role', known) }))}
        value={role}
        required
        error={at['/posts/0/role'] ?? at['/posts']}
        onChange={(chosen) => {
          setTyped({ ...typed, role: chosen, grid: null });
        }}
      />
      <LabeledSearch
        label={t('organisation.unit.one')}
        options={units.map((known) => ({ id: known.id, label: name(known) }))}
        value={unit}
        required
        error={at['/posts/0/unit']}
        onChange={(chosen) => {
          setTyped({ ...typed, unit: chosen, grid: null });
        }}
      />
      {role === 'grid' ? (
        <LabeledSearch
          label={t('organisation.post.grid')}
          options={grids
            .filter((known) => known.unit.id === unit)
            .map((known) => ({ id: known.id, label: name(known) }))}
          value={grid}
          error={at['/posts/0/grid']}
          onChange={(chosen) => {
            setTyped({ ...typed, grid: chosen });
          }}
        />
      ) : null}
    </ChangeDialog>
  );
}
