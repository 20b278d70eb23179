import { readFileSync } from 'node:fs';
import path from 'node:path';

const files = ['tokens.css', 'dark-tokens.css'].map((name) =>
  path.resolve(import.meta.dirname, '../../../admin-ui/theme', name),
);

type Tokens = Readonly<Record<string, string>>;

function block(css: string, selector: string): Tokens {
  const start = css.indexOf(`${selector} {`);
  const body = css.slice(start, css.indexOf('\n}', start));
  return Object.fromEntries(
    [...body.matchAll(/--(?<name>[a-z0-9-]+):\s*(?<value>[^;]+);/gu)].map((hit) => [
      hit.groups?.['name'] ?? '',
      (hit.groups?.['value'] ?? '').trim(),
    ]),
  );
}

/** Names of all custom properties that a style sheet sets. */
export const readTokens = (css: string): ReadonlySet<string> =>
  new Set([...css.matchAll(/(?<name>--[a-z0-9-]+):/gu)].map((hit) => hit.groups?.['name'] ?? ''));

export interface TokensCss {
  readonly light: Tokens;
  readonly dark: Tokens;
  readonly density: (name: string) => Tokens;
}

export function tokensCss(): TokensCss {
  const css = files.map((file) => readFileSync(file, 'utf8')).join('\n');
  return {
    light: block(css, ':root'),
    dark: block(css, "[data-theme='dark']"),
    density: (name) => block(css, `[data-density="${name}"]`),
  };
}
