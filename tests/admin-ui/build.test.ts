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

/** What a browser loads before the first page: the entry and all that it imports at once. */
function initial(files: ReadonlyMap<string, Chunk>): ReadonlySet<Chunk> {
  const loaded = new Set([...files.values()].filter((chunk) => chunk.isEntry));
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
      // Every page is a chunk of its own.
      expect(files.size).toBeGreaterThan(loaded.length + 4);
    },
  );
});
