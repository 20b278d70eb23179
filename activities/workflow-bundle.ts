import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode } from '@temporalio/worker';
import type { Logger } from './logger.ts';
import { forModernNode } from './modern-target.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
/** All that a workflow may be made of (the arrows between the rooms), and what bundles it. */
const rooms = ['workflows', 'bpmn', 'domain', 'activities'];
const lockFile = 'package-lock.json';

const hashOfSources = (stacks: boolean): string => {
  const hash = createHash('sha256').update(String(stacks));
  const files = rooms.flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => join(room, file)),
  );
  for (const file of [...files.toSorted(), lockFile]) {
    hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex').slice(0, 32);
};

interface WorkflowBundle {
  readonly path: string;
  /** Beginning of the SHA-256 of all that is in it. */
  readonly sources: string;
}

/**
 * The bundle of the workflows, made when a source has changed and kept in `directory`: a start then
 * saves seconds. Without `stacks`, workflows capture no stack traces, which halves their cost.
 */
export const workflowBundle = async (
  directory: string,
  { stacks, log }: { readonly stacks: boolean; readonly log: Logger },
): Promise<WorkflowBundle> => {
  const hash = hashOfSources(stacks);
  const sources = hash.slice(0, 8);
  const name = `workflows-${hash}.js`;
  const path = join(directory, name);
  if (existsSync(path)) return { path, sources };
  const { code } = await bundleWorkflowCode({
    workflowsPath: join(root, 'workflows', 'index.ts'),
    webpackConfigHook: forModernNode,
    ...(stacks ? {} : { preloadModules: [join(root, 'workflows', 'preload.ts')] }),
    logger: {
      log: () => undefined,
      trace: () => undefined,
      debug: () => undefined,
      info: () => undefined,
      warn: (message) => {
        log.warn({ message }, 'bundling workflows');
      },
      error: (message) => {
        log.error({ message }, 'bundling workflows');
      },
    },
  });
  mkdirSync(directory, { recursive: true });
  for (const old of readdirSync(directory)) {
    // what others are writing ends otherwise
    const bundle = old.startsWith('workflows-') && old.endsWith('.js');
    if (bundle && old !== name) rmSync(join(directory, old), { force: true });
  }
  // several workers may start at once: nobody reads a half-written file
  const draft = `${path}.${String(process.pid)}`;
  writeFileSync(draft, code);
  renameSync(draft, path);
  return { path, sources };
};
