import type { FastifyBaseLogger } from 'fastify';
import { publishDeliveredProcedures } from '../migrations/seeds/publish-delivered-procedures.ts';
import { compileWith } from './compile-procedure.ts';
import type { ApiServices } from './services.ts';

/** The process must not start like this; the message says why. */
export class StartRefused extends Error {
  override readonly name = 'StartRefused';
}

/** Outside demo mode everybody knows the demo password: no such account may be usable. */
const refuseDemoAccounts = async (services: ApiServices): Promise<void> => {
  if (services.config.demo) return;
  const found = await services.database
    .selectFrom('person')
    .where('demo', '=', true)
    .where('active', '=', true)
    .select('login')
    .orderBy('login')
    .execute();
  if (found.length === 0) return;
  throw new StartRefused(
    `Demo accounts are enabled outside demo mode: ${found.map((person) => person.login).join(', ')}. ` +
      'Disable them with npm run account -- disable-demo, or set BIHUAN_DEMO=1 on a machine that is ' +
      'for demonstration only.',
  );
};

/**
 * What a start needs of a migrated database: no usable demo account outside demo mode, and the
 * delivered procedures published.
 * @throws StartRefused
 */
export const prepareDatabase = async (
  services: ApiServices,
  log: FastifyBaseLogger,
): Promise<void> => {
  await refuseDemoAccounts(services);
  const host = {
    settings: (await services.settings.forCase()).variables,
    calendar: await services.calendars.inForce(),
    at: Date.now(),
  };
  const published = await publishDeliveredProcedures(services.database, compileWith(host));
  for (const answer of published) {
    if (answer.code !== 'published') continue;
    const findings = answer.findings.map(({ code, elementId }) => `${code} ${elementId ?? ''}`);
    log.info({ procedure: answer.key, version: answer.version, findings }, 'procedure published');
  }
};
