/** The page of rows that is asked for, as the lists of the API answer: up to 200 a page. */
export function pageOf(rows: readonly object[], path: string) {
  const asked = new URL(path, 'http://town').searchParams;
  const perPage = Math.min(200, Number(asked.get('perPage') ?? '200'));
  const from = (Number(asked.get('page') ?? '1') - 1) * perPage;
  return {
    body: {
      data: rows.slice(from, from + perPage),
      total: rows.length,
      totalIsLowerBound: false,
      next: null,
    },
  };
}
