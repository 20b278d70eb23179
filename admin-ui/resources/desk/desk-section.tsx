import Button from '@mui/material/Button';
import type { ComponentType } from 'react';
import { PagePending } from '../../layout/page-pending.tsx';
import { useWords } from '../../messages/use-words.ts';
import type { Pages } from '../../providers/use-pages.ts';

interface Page<R> {
  readonly data: readonly R[];
  readonly next: string | null;
}

export interface DeskSectionProps<R extends { readonly id: string }> {
  /** By which the figure that counts it leads here. */
  readonly id: string;
  readonly title: string;
  readonly note: string;
  /** What it means that there is nothing. */
  readonly none: string;
  readonly noneText: string;
  readonly query: Pages<Page<R>>;
  readonly Row: ComponentType<{ readonly row: R }>;
}

/** A list of the desk, with what it says while there is nothing in it. */
export function DeskSection<R extends { readonly id: string }>({
  id,
  title,
  note,
  none,
  noneText,
  query,
  Row,
}: DeskSectionProps<R>) {
  const { t } = useWords();
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = query;
  const rows = data?.pages.flatMap((page) => page.data);
  return (
    <section className="bh-card list" aria-labelledby={id}>
      <header>
        <h2 id={id} tabIndex={-1}>
          {title}
        </h2>
        <span className="bh-3 bh-sm">{note}</span>
      </header>
      <PagePending asked={[query]} what={title} />
      {rows?.length === 0 ? (
        <div className="nothing">
          <h3>{none}</h3>
          <p className="bh-2">{noneText}</p>
        </div>
      ) : null}
      <ul>
        {(rows ?? []).map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </ul>
      {hasNextPage ? (
        <p className="more">
          <Button variant="text" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('desk.more')}
          </Button>
        </p>
      ) : null}
    </section>
  );
}
