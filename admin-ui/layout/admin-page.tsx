import type { ReactNode } from 'react';
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
