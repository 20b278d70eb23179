import type { EnvironmentValues } from '../domain/environment/environment-table.ts';
import { readEnvironment, SettingsRefused } from '../domain/environment/read-environment.ts';
import { connect } from './connection.ts';
import { migrateDown, migrateToLatest, migrationStatus } from './migrator.ts';
import type { Db } from './functions/call-function.ts';
import { seedReference } from './seeds/seed-reference.ts';

const help = `Usage: npm run migrate -- latest | status | down [--json]

  latest   run every step that has not run yet, and lay what every centre begins with: its
           unit, the delivered calendar and catalogue; what is there already stays
  status   list the steps and when they ran; exit 1 if some have not
  down     undo the last step

Works on the database that DATABASE_URL names. BIHUAN_CENTRE_NAME and BIHUAN_TIME_ZONE say how a
new centre is called and where it is.
`;

interface CommandResult {
  readonly ok: boolean;
  readonly lines: readonly string[];
  readonly json: unknown;
}

/** What a new centre is made with. */
interface NewCentre {
  readonly centreName: string;
  readonly timeZone: string;
}

const commands: Readonly<Record<string, (db: Db, centre: NewCentre) => Promise<CommandResult>>> = {
  latest: async (db, centre) => {
    const ran = await migrateToLatest(db);
    // The people of the demonstration are laid by the launcher of the demonstration alone.
    const { centreName, timeZone } = centre;
    await seedReference(db, { demo: false, demoPassword: '', centreName, timeZone });
    return { ok: true, lines: ran.length === 0 ? ['up to date'] : ran, json: { ran } };
  },
  down: async (db) => {
    const undone = await migrateDown(db);
    return {
      ok: true,
      lines: undone.length === 0 ? ['nothing to undo'] : undone,
      json: { undone },
    };
  },
  status: async (db) => {
    const steps = await migrationStatus(db);
    return {
      ok: steps.every((step) => step.executedAt !== null),
      lines: steps.map((step) => `${step.name}  ${step.executedAt?.toISOString() ?? 'not run'}`),
      json: { steps },
    };
  },
};

/** Null when the environment will not do, which is then said. */
const settings = (): Pick<EnvironmentValues, 'databaseUrl' | 'centreName' | 'timeZone'> | null => {
  try {
    return readEnvironment(process.env, ['databaseUrl', 'centreName', 'timeZone']);
  } catch (error) {
    if (!(error instanceof SettingsRefused)) throw error;
    process.stderr.write(`${error.message}\n`);
    return null;
  }
};

/** Exit code: 0 done, 1 status with steps outstanding, 2 could not run. */
const main = async (args: readonly string[]): Promise<number> => {
  if (args.includes('--help')) {
    process.stdout.write(help);
    return 0;
  }
  const command = commands[args.find((arg) => !arg.startsWith('-')) ?? ''];
  if (command === undefined) {
    process.stderr.write(help);
    return 2;
  }
  const centre = settings();
  if (centre === null) return 2;
  // building an index on a large table may take longer than a request ever should
  const db = connect(centre.databaseUrl, {
    applicationName: 'bihuan-migrate',
    size: 2,
    statementTimeoutMillis: 0,
  });
  try {
    const result = await command(db, centre);
    const text = args.includes('--json') ? JSON.stringify(result.json) : result.lines.join('\n');
    process.stdout.write(`${text}\n`);
    return result.ok ? 0 : 1;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  } finally {
    await db.destroy();
  }
};

process.exitCode = await main(process.argv.slice(2));
