// @vitest-environment node
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { screens } from '../screens/screens.ts';
import type { SeededCases } from '../screens/seed-cases.ts';

const app = readFileSync(new URL('../../admin-ui/app.tsx', import.meta.url), 'utf8');
const routes = [...app.matchAll(/path="(?<path>\/[^"]*)"/gu)].map(
  ({ groups }) => groups?.['path'] ?? '',
);

/** Reached by a step from another page: the ids are not known before. */
const reached: Readonly<Record<string, string>> = { '/incidents/:id': 'incident' };

/** Whatever story a screen asks for. */
const anyCase: SeededCases = new Proxy<SeededCases>(
  {},
  {
    get: () => ({ caseId: 'case', taskId: 'task' }),
  },
);
const paths = screens.map(({ path }) => path(anyCase).split('?')[0] ?? '');

const patternOf = (route: string): RegExp =>
  new RegExp(`^${route.replaceAll(/:\w+/gu, '[^/]+').replace(/\/\*$/u, '(?:/.*)?')}$`, 'u');

const isPictured = (route: string): boolean => {
  const screen = reached[route];
  return screen === undefined
    ? paths.some((path) => patternOf(route).test(path))
    : screens.some(({ name }) => name === screen);
};

describe('the pictures of the screens', () => {
  it('have every page of the application', () => {
    expect(routes.length).toBeGreaterThan(30);
    expect(routes.filter((route) => !isPictured(route))).toEqual([]);
  });
});
