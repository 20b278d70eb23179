import process from 'node:process';
import { buildApp } from './app.ts';
import { SettingsRefused } from '../domain/environment/read-environment.ts';
import { configOfProcess, type Config } from './config.ts';
import { prepareDatabase, StartRefused } from './prepare-database.ts';

const read = (): Config | null => {
  try {
    return configOfProcess();
  } catch (error) {
    if (!(error instanceof SettingsRefused)) throw error;
    process.stderr.write(`${error.message}\n`);
    return null;
  }
};

const run = async (config: Config): Promise<void> => {
  const app = await buildApp(config);
  try {
    await prepareDatabase(app.services, app.log);
  } catch (error) {
    await app.close();
    if (!(error instanceof StartRefused)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
    return;
  }
  await app.listen({ host: config.host, port: config.port });
  // Streams and requests under way are ended in order; a second signal does not wait.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      app.log.info({ signal }, 'closing');
      void app.close();
    });
  }
};

const config = read();
if (config === null) process.exitCode = 2;
else await run(config);
