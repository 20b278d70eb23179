import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, type Rollup } from 'vite';
import type { Benchmark } from '../measurement.ts';

export interface BrowserBundle {
  readonly bytes: number;
  readonly gzipBytes: number;
  /** Paths of what is in it. */
  readonly modules: readonly string[];
}

/** Bundles `browser-entry.ts` as the screens are bundled. */
export const bundleForBrowser = async (): Promise<BrowserBundle> => {
  const entry = fileURLToPath(new URL('browser-entry.ts', import.meta.url));
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, lib: { entry, formats: ['es'], fileName: 'bpmn' } },
  });
  const outputs = Array.isArray(built) ? built : [built];
  const chunks = outputs
    .flatMap((one) => ('output' in one ? one.output : []))
    .filter((one): one is Rollup.OutputChunk => one.type === 'chunk');
  const code = chunks.map((chunk) => chunk.code).join('\n');
  return {
    bytes: Buffer.byteLength(code),
    gzipBytes: gzipSync(code).length,
    modules: chunks.flatMap((chunk) => Object.keys(chunk.modules)),
  };
};

export const browserBundle: Benchmark = async (say) => {
  say('the bundle for the browser');
  const { bytes, gzipBytes } = await bundleForBrowser();
  return [
    {
      name: 'core-bundle',
      ratio: null,
      bar: { figure: 'gzipBytes', atMost: 150 * 1024 },
      ours: { gzipBytes, bytes },
      reference: {},
      unit: 'bytes',
      note: 'bpmn/ with all behaviors and FEEL, without what reads XML',
    },
  ];
};
