import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { build, type Plugin, type Rolldown } from 'vite';

interface PrecacheEntry {
  readonly url: string;
  /** Null where the name carries a hash of the content. */
  readonly revision: string | null;
}

/** Screens that a phone opens without a network: those of the phone itself, signing in, and the words. */
const phoneModules = /\/(?:resources\/(?:phone|session)|messages)\//u;

const revisionOf = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex').slice(0, 16);

type Bundle = Readonly<Record<string, Rolldown.OutputChunk | Rolldown.OutputAsset>>;

const isPhones = (chunk: Rolldown.OutputChunk): boolean =>
  phoneModules.test(chunk.facadeModuleId ?? '');

/** The chunks that phones need: the entry, what it imports at once, and the phone's own pages. */
function phoneChunks(bundle: Bundle): readonly Rolldown.OutputChunk[] {
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const wanted = new Set(chunks.filter((chunk) => chunk.isEntry || isPhones(chunk)));
  for (const chunk of wanted) {
    for (const name of chunk.imports) {
      const imported = byName.get(name);
      if (imported !== undefined) {
        wanted.add(imported);
      }
    }
  }
  return [...wanted];
}

const isStyle = (name: string): boolean => name.endsWith('.css');

function entriesOf(bundle: Bundle, publicDir: string): readonly PrecacheEntry[] {
  const built = [
    ...phoneChunks(bundle).map((chunk) => chunk.fileName),
    ...Object.keys(bundle).filter(isStyle),
  ].map((name) => ({ url: `/${name}`, revision: null }));
  const page = bundle['index.html'];
  const pages =
    page?.type === 'asset' ? [{ url: '/index.html', revision: revisionOf(page.source) }] : [];
  const files = readdirSync(publicDir, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => path.join(file.parentPath, file.name))
    .map((file) => ({
      url: `/${path.relative(publicDir, file)}`,
      revision: revisionOf(readFileSync(file)),
    }));
  return [...pages, ...files, ...built].toSorted((one, other) => one.url.localeCompare(other.url));
}

/**
 * Builds `service-worker.ts` into one script beside the page and gives it the list of what phones
 * keep, as `precacheEntries`.
 */
export function serviceWorker(): Plugin {
  let root = '';
  let publicDir = '';
  return {
    name: 'service-worker',
    apply: 'build',
    configResolved: (config) => {
      root = config.root;
      publicDir = config.publicDir;
    },
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        const entries = entriesOf(bundle, publicDir);
        const worker = await build({
          configFile: false,
          root,
          publicDir: false,
          logLevel: 'error',
          define: {
            precacheEntries: JSON.stringify(entries),
            'process.env.NODE_ENV': '"production"',
          },
          build: {
            write: false,
            target: 'es2023',
            rolldownOptions: {
              input: path.join(root, 'service-worker.ts'),
              output: { format: 'iife' },
            },
          },
        });
        const output = [worker].flat().find((one) => 'output' in one);
        const script = output?.output[0];
        if (script === undefined) {
          throw new Error('Expected a script of service-worker.ts, but there was none');
        }
        this.emitFile({ type: 'asset', fileName: 'service-worker.js', source: script.code });
      },
    },
  };
}
