import Button from '@mui/material/Button';
import ReportOutlined from '@mui/icons-material/ReportOutlined';
import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import { useState } from 'react';
import { majorCode } from '../../../domain/catalogue/class-code.ts';
import type { ResponsibilityIssue } from '../../../domain/catalogue/check-responsibilities.ts';
import { useWords } from '../../messages/use-words.ts';
import { cellId, type ViewOf } from './table-rows.ts';
import type { TableWords } from './table-words.ts';

const first = 8;
/** Grids that a hole names; of more it says how many. */
const named = 10;

interface IssuesProps {
  readonly issues: readonly ResponsibilityIssue[];
  readonly words: TableWords;
  readonly viewOf: ViewOf;
  readonly mayWrite: boolean;
  readonly onGo: (issue: ResponsibilityIssue) => void;
  /** Takes a rule away that stands in no row of the table. */
  readonly onDrop: (issue: ResponsibilityIssue) => void;
}

function useSaid({ words, viewOf }: Pick<IssuesProps, 'words' | 'viewOf'>) {
  const { t, number } = useWords();
  return (found: ResponsibilityIssue): string => {
    const grid = words.grid(found.grid);
    if (found.issue === 'hole') {
      const grids = found.grids.slice(0, named).map(words.grid);
      if (grids.length === 0) return t('responsibilities.issues.holeOutside');
      return t(`responsibilities.issues.${found.grids.length > named ? 'holeInMany' : 'hole'}`, {
        grids: grids.join(t('responsibilities.issues.comma')),
        count: number(found.grids.length),
      });
    }
    if (found.issue !== 'overridden') return t(`responsibilities.issues.${found.issue}`, { grid });
    const { kind, classCode } = found;
    const ofMajor = viewOf({ kind, code: majorCode(classCode), level: 'major' }, found.grid);
    const ofClass = viewOf({ kind, code: classCode, level: 'class' }, null);
    return t('responsibilities.issues.overridden', {
      grid,
      major: words.unit(ofMajor.unit),
      unit: words.unit(ofClass.unit),
    });
  };
}

/** Every hole and conflict of the table, each with the way to its cell. */
export function IssuesCard(props: IssuesProps) {
  const { issues, words, mayWrite, onGo, onDrop } = props;
  const { t, number } = useWords();
  const said = useSaid(props);
  const [shown, setShown] = useState(first);
  const rest = issues.length - shown;
  return (
    <section className="bh-card bh-issues" aria-label={t('responsibilities.issues.title')}>
      <header>
        <h2>{t('responsibilities.issues.title')}</h2>
        {issues.length === 0 ? null : (
          <output className="bh-bad">
            <ReportOutlined className="bh-icon" />{' '}
            {t('responsibilities.issues.count', {
              smart_count: issues.length,
              count: number(issues.length),
            })}
          </output>
        )}
      </header>
      {issues.length === 0 ? (
        <p className="fine bh-2">
          <CheckCircleOutlined className="bh-icon" /> {t('responsibilities.issues.fine')}
        </p>
      ) : (
        <ul className="bh-lines">
          {issues.slice(0, shown).map((found) => (
            <li key={`${found.issue} ${cellId(found)}`}>
              <b>{words.class(found)}</b>
              <span className="bh-2 bh-grow">{said(found)}</span>
              {found.issue === 'unknown-class' ? (
                mayWrite && (
                  <Button
                    variant="text"
                    size="small"
                    onClick={() => {
                      onDrop(found);
                    }}
                  >
                    {t('responsibilities.issues.drop')}
                  </Button>
                )
              ) : (
                <Button
                  variant="text"
                  size="small"
                  onClick={() => {
                    onGo(found);
                  }}
                >
                  {t('responsibilities.issues.go', { class: words.class(found) })}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {rest > 0 ? (
        <footer>
          <Button
            variant="text"
            onClick={() => {
              setShown(shown + 50);
            }}
          >
            {t('responsibilities.issues.more', { count: number(Math.min(rest, 50)) })}
          </Button>
        </footer>
      ) : null}
    </section>
  );
}
