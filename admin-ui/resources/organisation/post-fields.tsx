import { roles } from '../../../domain/permissions/roles.ts';
import { useWords } from '../../messages/use-words.ts';
import { useUnits } from '../../providers/use-units.ts';
import { useGrids } from '../reports/use-grids.ts';
import { LabeledSearch } from './labeled-search.tsx';

/** What makes a post; the grid is that of a grid worker. */
export interface PostChoice {
  readonly role: string | null;
  readonly unit: string | null;
  readonly grid: string | null;
}

export const noPost: PostChoice = { role: null, unit: null, grid: null };

/** The post of a request; null while something is missing. */
export const postOf = ({ role, unit, grid }: PostChoice) =>
  role === null || unit === null ? null : { role, unit, ...(grid === null ? {} : { grid }) };

interface PostFieldsProps {
  readonly chosen: PostChoice;
  /** What is wrong with each of them. */
  readonly errors: { readonly [F in keyof PostChoice]?: string | undefined };
  readonly onChange: (changed: Partial<PostChoice>) => void;
}

/** Role, unit and grid; another role or unit has other grids. */
export function PostFields({ chosen, errors, onChange }: PostFieldsProps) {
  const { t, code, name } = useWords();
  const units = useUnits();
  const grids = useGrids().filter((known) => known.unit.id === chosen.unit);
  return (
    <>
      <LabeledSearch
        label={t('organisation.post.role')}
        options={roles.map((known) => ({ id: known, label: code('role', known) }))}
        value={chosen.role}
        required
        error={errors.role}
        onChange={(role) => {
          onChange({ role, grid: null });
        }}
      />
      <LabeledSearch
        label={t('organisation.unit.one')}
        options={units.map((known) => ({ id: known.id, label: name(known) }))}
        value={chosen.unit}
        required
        error={errors.unit}
        onChange={(unit) => {
          onChange({ unit, grid: null });
        }}
      />
      {chosen.role === 'grid' ? (
        <LabeledSearch
          label={t('organisation.post.grid')}
          options={grids.map((known) => ({ id: known.id, label: name(known) }))}
          value={chosen.grid}
          error={errors.grid}
          onChange={(grid) => {
            onChange({ grid });
          }}
        />
      ) : null}
    </>
  );
}
