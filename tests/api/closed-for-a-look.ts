import type { TestApi } from './test-api.ts';

interface Place {
  readonly longitude: number;
  readonly latitude: number;
}

/** While `look` looks, a case is closed and has a place. */
export const asIfClosed = async (
  { app: { services } }: TestApi,
  id: string,
  place: Place,
  look: () => Promise<void>,
): Promise<void> => {
  const { state } = await services.database
    .selectFrom('case')
    .select('state')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const write = (values: object) =>
    services.database.updateTable('case').set(values).where('id', '=', id).execute();
  await write({ ...place, state: 'closed', ended_at: services.now() });
  await look();
  await write({ state, ended_at: null, longitude: null, latitude: null });
};

/** Months for the statistics, wide enough that a turn of the month between planting and asking loses nothing. */
export const monthsAround = ({ app: { services } }: TestApi): string => {
  const now = services.now().getTime();
  const month = (days: number): string =>
    new Date(now + days * 24 * 3_600_000).toISOString().slice(0, 7);
  return `from=${month(-28)}&to=${month(28)}`;
};
