import Button from '@mui/material/Button';
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import Search from '@mui/icons-material/Search';
import type { ReactNode } from 'react';
import { useWords } from '../messages/use-words.ts';
import { failureCode } from '../providers/api-failure.ts';
import { usePageTitle } from './use-page-title.ts';
import './admin-page.css';

interface AdminPageProps {
  readonly title: string;
  /** Beside the title: a count, what is in force. */
  readonly note?: ReactNode;
  /** The pages of one entry of the rail. */
  readonly tabs?: ReactNode;
  /** Search, filters and buttons under the title. */
  readonly tools?: ReactNode;
  /** What it shows takes all the room there is: a map, a table of many columns. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** A page of reference data: head that stays, tools, content. */
export function AdminPage({ title, note, tabs, tools, wide = false, children }: AdminPageProps) {
  usePageTitle(title);
  return (
    <section className="bh-admin" aria-label={title}>
      <header className="head">
        <h1>{title}</h1>
        {tabs}
        <span className="bh-3 note">{note}</span>
        {tools === undefined ? null : <div className="tools">{tools}</div>}
      </header>
      <div className={wide ? 'content wide' : 'content'}>{children}</div>
    </section>
  );
}

interface PageSearchProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
}

export function PageSearch({ label, value, onChange }: PageSearchProps) {
  return (
    <TextField
      className="search"
      type="search"
      value={value}
      placeholder={label}
      slotProps={{
        htmlInput: { 'aria-label': label, maxLength: 100 },
        input: {
          startAdornment: (
            <InputAdornment position="start">
              <Search fontSize="small" />
            </InputAdornment>
          ),
        },
      }}
      onChange={(event) => {
        onChange(event.target.value);
      }}
    />
  );
}

const skeletonRows = Array.from({ length: 6 }, (_, index) => index);

/** Nothing for 300 ms, then the outline of what comes. */
export function PageWaiting() {
  return (
    <div className="bh-later bh-page-waiting" aria-busy="true">
      {skeletonRows.map((row) => (
        <span key={row} className="bh-skeleton" />
      ))}
    </div>
  );
}

/** What did not load, what is safe, again, code. */
export function PageFailed({
  failure,
  retry,
}: {
  readonly failure: unknown;
  readonly retry: () => void;
}) {
  const { t, code } = useWords();
  const why = failureCode(failure);
  return (
    <section className="bh-page-nothing" role="alert">
      <h2>{t('admin.failed')}</h2>
      <p className="bh-2">{`${code('problem', why)} · ${t('admin.safe')}`}</p>
      <Button variant="contained" onClick={retry}>
        {t('admin.again')}
      </Button>
      <p className="bh-3 bh-sm">{t('admin.failureCode', { code: why })}</p>
    </section>
  );
}
