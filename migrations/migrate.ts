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

const given = (name: string, fallback: string): string => {
  const value = process.env[name] ?? '';
  return value === '' ? fallback : value;
};

const isTimeZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

const commands: Readonly<Record<string, (db: Db, centre: NewCentre) => Promise<CommandResult>>> = {
  latest: async (db, centre) => {
    const ran = await migrateToLatest(db);
    // The people of the demonstration are laid by the launcher of the demonstration alone.
    await seedReference(db, { demo: false, demoPassword: '', ...centre });
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

/** Which setting keeps the command from running; null when none does. */
const refusal = (url: string, timeZone: string): string | null => {
  if (url === '') return 'DATABASE_URL: expected an address that begins with postgres://\n';
  return isTimeZone(timeZone) ? null : 'BIHUAN_TIME_ZONE: expected an IANA time zone\n';
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
  const url = given('DATABASE_URL', '');
  const centre = {
    centreName: given('BIHUAN_CENTRE_NAME', '基层集成指挥中心'),
    timeZone: given('BIHUAN_TIME_ZONE', 'Asia/Shanghai'),
  };
  const refused = refusal(url, centre.timeZone);
  if (refused !== null) {
    process.stderr.write(refused);
    return 2;
  }
  // building an index on a large table may take longer than a request ever should
  const db = connect(url, {
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
