import { expect, it } from 'vitest';
import { ForecastRunner } from '../../activities/forecast/forecast-runner.ts';
import { calendar, hour, mondayMorning } from '../workflows/calendars.ts';
import { settings } from '../workflows/case-inputs.ts';
import { hashOf, ordinaryEvent } from '../workflows/procedures.ts';

it('says of a case that cannot be run ahead why by a code, in no words that may quote it', async () => {
  const graph = await ordinaryEvent();
  const runner = new ForecastRunner({
    calendar: calendar('1'),
    finished: [],
    now: mondayMorning,
    until: mondayMorning + hour,
    runs: 1,
    seed: 's',
  });
  const answer = await runner.run(
    {
      caseId: 'case-1',
      procedureKey: 'ordinary-event',
      category: null,
      graphHash: hashOf(graph),
      graph,
      settings,
      // Nothing starts the case: the error names it.
      ledger: [],
      clocks: [],
    },
    AbortSignal.timeout(60_000),
  );
  await runner.close();
  expect(answer).toEqual({ kind: 'failed', reason: 'Error' });
});
