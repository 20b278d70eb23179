import { parseArgs } from 'node:util';
import type { CommandSettings } from '../../config.ts';
import { CannotRun } from '../exit-codes.ts';
import { orHelp } from '../or-help.ts';
import { serverOf } from '../import/import-options.ts';
import { defaultMix, type Mix, parseMix } from './mix.ts';

export interface DriveOptions {
  readonly cases: number;
  readonly clients: number;
  readonly seed: number;
  readonly mix: Mix;
  readonly existing: boolean;
  /** Open cases to carry, by id. */
  readonly caseIds: readonly string[];
  /** All new cases are opened before the first is worked. */
  readonly openFirst: boolean;
  /** A case is left after so many steps; null: carried to its end. */
  readonly steps: number | null;
  /** File that every answered step is appended to; null: none. */
  readonly journal: string | null;
  readonly json: boolean;
  readonly server: string;
  readonly password: string;
  readonly patienceMillis: number;
}

export const helpText = `npm run drive -- --cases N --clients C

Plays the people of the demonstration over the public API: opens N cases and carries them through
every stage to the end, each task by somebody who may do it. Requests are repeated while the server
is away; nothing is done twice.

  --cases N        cases to open (default 10; 0 with --existing or --case)
  --clients C      cases carried at the same time (default 4)
  --seed S         the same seed plays the same plans (default 1)
  --mix SHARES     straight=70,verify=8,return=8,object=4,rework=6,redo=4
  --open-first     open all N cases before the first is worked: N are in flight
  --existing       carry all open cases to their end too, by the same mix
  --case ID        carry this open case straight to its end too; may be repeated
  --steps N        leave each case after N steps (default: carry it to its end)
  --journal FILE   append one line of JSON for each step as soon as it is answered
  --patience S     give up a case that gets no further for S seconds (default 120)
  --json           one line of JSON on stdout
  --server URL     default http://127.0.0.1:8080, or PORT
  --password TEXT  of the demo accounts
  --help

Ends with 0 when all cases have ended or were left as told, 1 when some have not, 2 when it could not run.
`;

/** @throws CannotRun that says what is wrong with the arguments. */
export function readDriveOptions(
  args: readonly string[],
  settings: CommandSettings,
): DriveOptions | 'help' {
  const values = orHelp(helpText, () => parseStrictly(args).values);
  if (values.help === true) {
    return 'help';
  }
  const { existing, case: caseIds } = values;
  return {
    cases: whole('--cases', values.cases ?? (existing || caseIds.length > 0 ? '0' : '10'), {
      least: 0,
      most: 10_000_000,
    }),
    clients: whole('--clients', values.clients, { least: 1, most: 1000 }),
    seed: whole('--seed', values.seed, { least: 0, most: 4_294_967_295 }),
    mix: values.mix === undefined ? defaultMix : parseMix(values.mix),
    existing,
    caseIds,
    openFirst: values['open-first'],
    steps:
      values.steps === undefined ? null : whole('--steps', values.steps, { least: 0, most: 1000 }),
    journal: values.journal ?? null,
    json: values.json,
    server: serverOf(values.server ?? settings.server),
    password: values.password ?? settings.demoPassword,
    patienceMillis: 1000 * whole('--patience', values.patience, { least: 1, most: 86_400 }),
  };
}

function whole(
  name: string,
  text: string,
  range: { readonly least: number; readonly most: number },
): number {
  const value = Number(text);
  if (!/^\d{1,10}$/u.test(text) || value < range.least || value > range.most) {
    throw new CannotRun(`${name}: expected a whole number from ${range.least} to ${range.most}.`);
  }
  return value;
}

function parseStrictly(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    options: {
      cases: { type: 'string' },
      clients: { type: 'string', default: '4' },
      seed: { type: 'string', default: '1' },
      mix: { type: 'string' },
      existing: { type: 'boolean', default: false },
      case: { type: 'string', multiple: true, default: [] },
      'open-first': { type: 'boolean', default: false },
      steps: { type: 'string' },
      journal: { type: 'string' },
      patience: { type: 'string', default: '120' },
      json: { type: 'boolean', default: false },
      server: { type: 'string' },
      password: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
}
