import { connect } from './connection.ts';
import { migrateDown, migrateToLatest, migrationStatus } from './migrator.ts';
import type { Db } from './functions/call-function.ts';

const help = `Usage: npm run migrate -- latest | status | down [--json]

  latest   run every step that has not run yet
  status   list the steps and when they ran; exit 1 if some have not
  down     undo the last step

Works on the database that DATABASE_URL names.
`;

interface CommandResult {
  readonly ok: boolean;
  readonly lines: readonly string[];
  readonly json: unknown;
}

const commands: Readonly<Record<string, (db: Db) => Promise<CommandResult>>> = {
  latest: async (db) => {
    const ran = await migrateToLatest(db);
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

/** Exit code: 0 done, 1 status with steps outstanding, 2 could not run. */
const main = async (args: readonly string[]): Promise<number> => {
  if (args.includes('--help')) {
    process.stdout.write(help);
    return 0;
  }
  const command = commands[args.find((arg) => !arg.startsWith('-')) ?? ''];
  const url = process.env['DATABASE_URL'] ?? '';
  if (command === undefined || url === '') {
    process.stderr.write(
      command === undefined
        ? help
        : 'DATABASE_URL: expected an address that begins with postgres://\n',
    );
    return 2;
  }
  // building an index on a large table may take longer than a request ever should
  const db = connect(url, {
    applicationName: 'bihuan-migrate',
    size: 2,
    statementTimeoutMillis: 0,
  });
  try {
    const result = await command(db);
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
