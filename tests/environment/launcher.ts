import { SettingsRefused } from '../../domain/environment/read-environment.ts';
import type { ManagedProcess } from './managed-process.ts';
import { removeOwnRunFile } from './run-file.ts';
import { launcherSettings, type LauncherSettings } from './settings.ts';
import { startCentre } from './start-centre.ts';

const sentence = (error: unknown): string =>
  `${error instanceof Error ? error.message : String(error)}\n`;

const settingsOrNull = (): LauncherSettings | null => {
  try {
    return launcherSettings(process.env);
  } catch (error) {
    if (!(error instanceof SettingsRefused)) throw error;
    process.stderr.write(sentence(error));
    return null;
  }
};

const run = async (settings: LauncherSettings): Promise<void> => {
  const processes: ManagedProcess[] = [];
  const stopping = new AbortController();
  let stopped: Promise<void> | undefined;
  const stop = (): Promise<void> =>
    (stopped ??= (async () => {
      for (const managed of processes.toReversed()) await managed.stop();
      removeOwnRunFile(settings.dataDirectory);
    })());
  const started = startCentre(settings, processes, stopping.signal);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (!stopping.signal.aborted) process.stdout.write('\nStopping…\n');
      stopping.abort();
      // What is just being started has to be there before it can be ended.
      void started
        .catch(() => undefined)
        .then(stop)
        .then(() => process.exit(0));
    });
  }
  try {
    await started;
  } catch (error) {
    if (stopping.signal.aborted) return;
    process.stderr.write(sentence(error));
    await stop();
    process.exit(1);
  }
};

const settings = settingsOrNull();
// Wrong settings: nothing is started.
if (settings === null) process.exitCode = 2;
else await run(settings);
