import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, test } from 'vitest';
import { floor } from './floor.ts';
import { judgeInvalidModels, judgeValidModels } from './judge-models.ts';
import { passedOf, runFigures, runTests } from './measure.ts';

const corpus = fileURLToPath(new URL('../../../shared/bpmn/betsy', import.meta.url));

describe('the conformance corpus', () => {
  beforeEach(({ skip }) => skip(!existsSync(corpus), `there is no corpus at ${corpus}`));

  test('the engine runs at least as many models as before', { timeout: 120_000 }, async () => {
    const figures = runFigures(corpus, await runTests(corpus));
    expect(figures.tests.of).toBe(136);
    expect(figures.cases.of).toBe(210);
    expect(figures.nonVacuous.of).toBe(199);
    expect(figures.tests.reached).toBeGreaterThanOrEqual(floor.tests);
    expect(figures.cases.reached).toBeGreaterThanOrEqual(floor.cases);
    expect(figures.nonVacuous.reached).toBeGreaterThanOrEqual(floor.nonVacuous);
  });

  test(
    'the strict profile refuses what is wrong, and names why',
    { timeout: 120_000 },
    async () => {
      const figure = passedOf(await judgeInvalidModels(corpus));
      expect(figure.of).toBe(301);
      expect(figure.reached).toBeGreaterThanOrEqual(floor.refused);
    },
  );

  test('the strict profile accepts what is right', { timeout: 120_000 }, async () => {
    const figure = passedOf(await judgeValidModels(corpus));
    expect(figure.of).toBe(133);
    expect(figure.reached).toBeGreaterThanOrEqual(floor.accepted);
  });
});
