// @vitest-environment node
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

const room = path.resolve(import.meta.dirname, '../../admin-ui');
const most = 350 * 1024;

type Chunk = Rolldown.OutputChunk;

async function chunks(): Promise<ReadonlyMap<string, Chunk>> {
  const built = await build({
    root: room,
    configFile: path.join(room, 'vite.config.ts'),
    logLevel: 'error',
    build: { write: false },
  });
  const output = [built].flat().find((one) => 'output' in one);
  if (output === undefined) {
    throw new Error('Expected one build, but there was none');
  }
  return new Map(
    output.output.flatMap((file) =>
      file.type === 'chunk' ? [[file.fileName, file] as const] : [],
    ),
  );
}

/** Some files and all that they import at once. */
function withImports(files: ReadonlyMap<string, Chunk>, some: Iterable<Chunk>): ReadonlySet<Chunk> {
  const loaded = new Set(some);
  for (const chunk of loaded) {
    for (const name of chunk.imports) {
      const imported = files.get(name);
      if (imported !== undefined) {
        loaded.add(imported);
      }
    }
  }
  return loaded;
}

// What is sent to a browser, as `npm run build` makes it: under the name of a test React keeps its checks.
beforeAll(() => {
  vi.stubEnv('NODE_ENV', 'production');
});
afterAll(() => {
  vi.unstubAllEnvs();
});

/** What a browser loads before the first page. */
const initial = (files: ReadonlyMap<string, Chunk>): ReadonlySet<Chunk> =>
  withImports(
    files,
    [...files.values()].filter((chunk) => chunk.isEntry),
  );

describe('the built front end', () => {
  it(
    'loads at most 350 KB of compressed script at first, and none of the designer’s',
    { timeout: 300_000 },
    async () => {
      const files = await chunks();
      const loaded = [...initial(files)];
      const size = loaded.reduce((sum, chunk) => sum + gzipSync(chunk.code).length, 0);
      expect(loaded.length).toBeGreaterThan(0);
      expect(size).toBeLessThanOrEqual(most);
      const modules = loaded.flatMap((chunk) => Object.keys(chunk.modules));
      expect(
        modules.filter((module) =>
          /bpmn-js|diagram-js|resources\/(?:cases|designer)/u.test(module),
        ),
      ).toEqual([]);
      // Who does not draw never loads what draws: it hangs on the designer's page alone.
      const drawing = [...files.values()].filter((chunk) =>
        Object.keys(chunk.modules).some((module) => module.includes('bpmn-js/lib/Modeler')),
      );
      const needers = [...files.values()].filter((chunk) =>
        drawing.some(({ fileName }) => chunk.imports.includes(fileName)),
      );
      expect(drawing).toHaveLength(1);
      expect(
        [...drawing, ...needers].map(({ facadeModuleId }) => path.basename(facadeModuleId ?? '')),
      ).toEqual(['designer-page.tsx']);
      // A browser asks for six files at a time: a file for each shared icon makes a new visitor wait for them in turn.
      expect(loaded.length).toBeLessThanOrEqual(3);
      const inbox = [...files.values()].filter(
        ({ facadeModuleId }) => facadeModuleId?.endsWith('/inbox/inbox.tsx') === true,
      );
      expect(inbox).toHaveLength(1);
      expect(withImports(files, inbox).size).toBeLessThanOrEqual(20);
      // Every page is a chunk of its own.
      expect(files.size).toBeGreaterThan(loaded.length + 4);
    },
  );
});
