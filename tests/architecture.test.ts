import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const rooms = [
  'bpmn',
  'domain',
  'workflows',
  'activities',
  'api',
  'admin-ui',
  'migrations',
] as const;

const filesOf = (room: string, ending: RegExp): readonly string[] =>
  readdirSync(room, { recursive: true, withFileTypes: true })
    .filter(
      (entry) => entry.isFile() && ending.test(entry.name) && !entry.parentPath.includes('dist'),
    )
    .map((entry) => join(entry.parentPath, entry.name));

const sourceFiles = (room: string): readonly string[] => filesOf(room, /\.tsx?$/u);

describe('the rooms', () => {
  it('are all seen by the arrow checker, which would pass on nothing', () => {
    const out: unknown = JSON.parse(
      execFileSync(
        'node_modules/.bin/depcruise',
        ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...rooms],
        { encoding: 'utf8', maxBuffer: 1 << 28 },
      ),
    );
    const modules =
      typeof out === 'object' && out !== null && 'modules' in out && Array.isArray(out.modules)
        ? out.modules.map((module: unknown) =>
            typeof module === 'object' && module !== null && 'source' in module
              ? String(module.source)
              : '',
          )
        : [];
    for (const room of rooms) {
      const files = sourceFiles(room).filter((file) => !file.endsWith('.d.ts'));
      const seen = modules.filter((source) => source.startsWith(`${room}/`));
      expect(seen.length, `${room}: modules seen`).toBeGreaterThanOrEqual(
        Math.floor(files.length * 0.9),
      );
    }
  }, 120_000);

  it('each say in a README what they hold', () => {
    for (const room of rooms) expect(statSync(join(room, 'README.md')).size).toBeGreaterThan(300);
  });

  it('hold no folder of leftovers', () => {
    const forbidden = new Set(['shared', 'utils', 'common', 'helpers', 'lib']);
    for (const room of rooms) {
      const folders = readdirSync(room, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isDirectory() && !entry.parentPath.includes('dist'))
        .map((entry) => entry.name);
      expect(folders.filter((name) => forbidden.has(name))).toEqual([]);
    }
  });

  it('stay within 300 lines a file', () => {
    for (const room of rooms) {
      const long = filesOf(room, /\.(?:tsx?|mjs|css)$/u).filter(
        (file) => readFileSync(file, 'utf8').trimEnd().split('\n').length > 300,
      );
      expect(long, `${room}: files over the limit`).toEqual([]);
    }
  });
});
