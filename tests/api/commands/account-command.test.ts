import { spawn } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Session } from '../../../api/contract/session.ts';
import { connect } from '../../../migrations/connection.ts';
import type { Db } from '../../../migrations/functions/call-function.ts';
import { seedReference } from '../../../migrations/seeds/seed-reference.ts';
import {
  createDatabase,
  createEmptyDatabase,
  type TestDatabase,
} from '../../environment/test-database.ts';
import { read, startTestApi, type Client, type TestApi } from '../test-api.ts';
import { type Ended, runCommand } from './run-command.ts';

const goodPassword = 'Glocke-und-Turm-7';

/** A centre as it is before anybody has an account. */
interface Production {
  readonly database: TestDatabase;
  readonly db: Db;
  run(args: readonly string[], input?: string): Promise<Ended>;
  close(): Promise<void>;
}

const startProduction = async (seeded = true): Promise<Production> => {
  const database = await createDatabase('steps');
  const db = connect(database.url, { applicationName: 'bihuan-test' });
  if (seeded)
    await seedReference(db, { demo: false, demoPassword: '', centreName: '某镇集成指挥中心' });
  return {
    database,
    db,
    run: async (args, input) =>
      runCommand('account', args, {
        environment: { DATABASE_URL: database.url },
        ...(input === undefined ? {} : { input }),
      }),
    close: async () => {
      await db.destroy();
      await database.drop();
    },
  };
};

const lineOf = (ended: Ended): Record<string, unknown> => {
  expect(ended.stdout.split('\n')).toHaveLength(2);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the expectations below say what is in it
  return JSON.parse(ended.stdout) as Record<string, unknown>;
};

const first = ['first-administrator', '--login', 'zhang.min', '--name', '张敏'];

describe('npm run account -- first-administrator', () => {
  let centre: Production;
  beforeAll(async () => {
    centre = await startProduction();
  });
  afterAll(async () => {
    await centre.close();
  });

  it('refuses a password that the rules do not take, without repeating it', async () => {
    const ended = await centre.run(first, 'glocken-turm\n');
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toBe('The password has too few classes of characters.\n');
    expect((await centre.run(first, '')).stderr).toContain('Expected a password');
    expect(await centre.db.selectFrom('person').select('id').execute()).toEqual([]);
  });

  it('makes the security administrator of the centre from a piped password', async () => {
    const ended = await centre.run(first, `${goodPassword}\nsomething else\n`);
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.stdout).toContain(
      'Made zhang.min, the security administrator of 某镇集成指挥中心.',
    );
    expect(ended.stdout).not.toContain(goodPassword);
    const posts = await centre.db
      .selectFrom('post')
      .innerJoin('person', 'person.id', 'post.person_id')
      .select(['person.login', 'person.name', 'person.must_change_password', 'role', 'unit_id'])
      .execute();
    expect(posts).toEqual([
      {
        login: 'zhang.min',
        name: '张敏',
        must_change_password: true,
        role: 'security',
        unit_id: 'u-centre',
      },
    ]);
    expect(
      await centre.db.selectFrom('audit_event').select(['type', 'success', 'person_id']).execute(),
    ).toEqual([{ type: 'account-created', success: true, person_id: null }]);
  });

  it('makes no second one, also when two are asked for at once', async () => {
    const other = ['first-administrator', '--login', 'li.na', '--name', '李娜', '--generate'];
    const ended = await centre.run([...other, '--json']);
    expect(ended.code).toBe(1);
    expect(lineOf(ended)).toEqual({
      action: 'first-administrator',
      done: false,
      code: 'already-exists',
    });
    expect((await centre.run(other)).stderr).toContain('already: zhang.min');
    await centre.db.updateTable('person').set({ active: false }).execute();
    const both = await Promise.all(
      ['a1', 'b2'].map(async (login) =>
        centre.run(['first-administrator', '--login', login, '--name', '名', '--generate']),
      ),
    );
    expect(both.filter((one) => one.code === 0)).toHaveLength(1);
    expect(both.filter((one) => one.code === 1)).toHaveLength(1);
  });

  it('refuses a login that is taken', async () => {
    await centre.db.updateTable('person').set({ active: false }).execute();
    const ended = await centre.run([...first, '--generate']);
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain('zhang.min belongs to another account');
  });

  it.each([
    ['no command', [], 'Expected one of first-administrator'],
    ['an unknown command', ['make'], 'Expected one of first-administrator'],
    ['no login', ['first-administrator', '--name', '张敏'], 'Expected --login'],
    ['no name', ['first-administrator', '--login', 'ab', '--name', ' '], 'Expected --name'],
    [
      'a login in capitals',
      ['first-administrator', '--login', 'AB', '--name', 'x'],
      '--login must',
    ],
    [
      'a name of two lines',
      ['first-administrator', '--login', 'ab', '--name', 'a\nb'],
      '--name must',
    ],
    ['a password in the arguments', [...first, '--password', 'x'], '--password'],
    ['a name for a reset', ['reset-password', '--login', 'ab', '--name', 'x'], '--name does not'],
    ['a login for the demonstration', ['disable-demo', '--login', 'ab'], '--login does not'],
  ])('cannot run with %s', async (_what, args, words) => {
    const ended = await centre.run(args);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toContain(words);
  });

  it('says how it is used', async () => {
    const ended = await runCommand('account', ['--help']);
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.stdout).toContain('npm run account -- first-administrator --login LOGIN');
  });
});

const firstOn = async (url: string): Promise<Ended> =>
  runCommand('account', [...first, '--generate'], { environment: { DATABASE_URL: url } });

describe('a database that is not ready', () => {
  it('is named with what to do', async () => {
    expect((await firstOn('')).stderr).toContain('DATABASE_URL: expected');
    expect((await firstOn('postgres://127.0.0.1:1/none')).stderr).toContain('(ECONNREFUSED)');
    const empty = await createEmptyDatabase();
    expect((await firstOn(empty.url)).stderr).toContain('npm run migrate -- latest');
    await empty.drop();
    const bare = await startProduction(false);
    const ended = await bare.run([...first, '--generate']);
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain('no centre yet: run npm run migrate -- latest');
    await bare.close();
  });
});

describe('npm run account, beside a running centre', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi();
  });
  afterAll(async () => {
    await api.close();
  });

  const run = async (args: readonly string[], input?: string): Promise<Ended> =>
    runCommand('account', args, {
      environment: { DATABASE_URL: api.config.databaseUrl },
      ...(input === undefined ? {} : { input }),
    });
  const signIn = async (login: string, password: string) =>
    api.nobody.post('/api/session', { login, password });
  const sessionOf = async (login: string, password: string): Promise<Client> => {
    const [cookie] = (await signIn(login, password)).cookies;
    return api.nobody.with({ cookie: `bihuan_session=${cookie?.value ?? ''}` });
  };

  it('leaves the demonstration its own passwords', async () => {
    const ended = await run(['reset-password', '--login', 'security', '--generate']);
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain('belongs to the demonstration');
  });

  it('disables the demonstration, and then there is room for the first administrator', async () => {
    expect((await run([...first, '--generate'])).code).toBe(1);
    const acceptor = await api.as('acceptor');
    expect((await acceptor.get('/api/session')).statusCode).toBe(200);
    const disabled = lineOf(await run(['disable-demo', '--json']));
    expect(disabled).toMatchObject({ action: 'disable-demo', done: true });
    expect(disabled['disabled']).toContain('acceptor');
    expect((await run(['disable-demo'])).stdout).toBe('No demo account is enabled.\n');
    expect((await signIn('acceptor', 'bihuan-demo')).statusCode).toBe(401);
    expect(
      await api.app.services.database.selectFrom('session').select('person_id').execute(),
    ).toEqual([]);
    const made = lineOf(await run([...first, '--generate', '--json']));
    expect(made).toMatchObject({ done: true, login: 'zhang.min' });
    const password = String(made['oneTimePassword']);
    const client = await sessionOf('zhang.min', password);
    expect(read(Session, await client.get('/api/session'))).toMatchObject({
      passwordChange: 'one-time',
      posts: [{ role: 'security' }],
    });
    const changed = await client.post('/api/session/password', {
      current: password,
      next: goodPassword,
    });
    expect(changed.statusCode).toBe(200);
    expect((await client.get('/api/accounts')).statusCode).toBe(200);
  });

  it('lets a locked-out administrator in again', async () => {
    for (let tries = 0; tries < 5; tries += 1) await signIn('zhang.min', 'not-this-one');
    expect((await signIn('zhang.min', goodPassword)).statusCode).toBe(429);
    const reused = await run(['reset-password', '--login', 'zhang.min'], `${goodPassword}\n`);
    expect(reused).toMatchObject({
      code: 2,
      stderr: 'The password is one of the last passwords.\n',
    });
    const ended = await run(['reset-password', '--login', 'zhang.min', '--generate']);
    expect(ended.code).toBe(0);
    const password = /^One-time password: (?<password>\S+)$/mu.exec(ended.stdout)?.groups?.[
      'password'
    ];
    const answer = await signIn('zhang.min', password ?? '');
    expect(read(Session, answer).passwordChange).toBe('one-time');
  });

  it('knows only accounts that there are, and that are enabled', async () => {
    expect((await run(['reset-password', '--login', 'nobody', '--generate'])).code).toBe(1);
    const { database } = api.app.services;
    await database
      .updateTable('person')
      .set({ active: false })
      .where('login', '=', 'zhang.min')
      .execute();
    const ended = await run(['reset-password', '--login', 'zhang.min', '--generate', '--json']);
    expect(ended.code).toBe(1);
    expect(lineOf(ended)).toMatchObject({ done: false, code: 'account-disabled' });
  });
});

describe('a password at the terminal', () => {
  let centre: Production;
  beforeAll(async () => {
    centre = await startProduction();
  });
  afterAll(async () => {
    await centre.close();
  });

  /** Types lines at a terminal, each when its question has come; what the terminal shows. */
  const typing = async (...lines: readonly string[]) => {
    const command = new URL('../../../api/commands/account.ts', import.meta.url).pathname;
    const python = [
      'import json, os, pty, sys',
      'lines = json.loads(sys.argv[1])',
      'pid, terminal = pty.fork()',
      'if pid == 0:',
      '    os.execv(sys.argv[2], sys.argv[2:])',
      'shown = b""',
      'seen = 0',
      'while True:',
      '    try:',
      '        piece = os.read(terminal, 1024)',
      '    except OSError:',
      '        break',
      '    if not piece:',
      '        break',
      '    shown += piece',
      '    while lines and shown.find(b": ", seen) >= 0:',
      '        seen = shown.find(b": ", seen) + 2',
      '        os.write(terminal, lines.pop(0).encode())',
      'print(json.dumps({"code": os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), "shown": shown.decode()}))',
    ].join('\n');
    const child = spawn(
      'python3',
      ['-c', python, JSON.stringify(lines), process.execPath, command, ...first],
      { env: { PATH: '/usr/bin:/bin', DATABASE_URL: centre.database.url } },
    );
    let out = '';
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
    });
    await new Promise((resolve) => child.once('close', resolve));
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by the lines above
    return JSON.parse(out) as { readonly code: number; readonly shown: string };
  };

  it('may be given up', async () => {
    const { code, shown } = await typing('\u0003');
    expect(code).toBe(2);
    expect(shown).toContain('Stopped: nothing was changed.');
    expect(await centre.db.selectFrom('person').select('id').execute()).toEqual([]);
  });

  it('is asked for twice and never shown', async () => {
    const { code, shown } = await typing(
      'short\r',
      `${goodPassword}\r`,
      'something else\r',
      `${goodPassword}\r`,
      `${goodPassword}\r`,
    );
    expect(shown).toContain('The password has too few characters');
    expect(shown).toContain('That was another one.');
    expect(shown).not.toContain(goodPassword);
    expect(shown).not.toContain('*');
    expect(code).toBe(0);
    expect(await centre.db.selectFrom('person').select('login').execute()).toEqual([
      { login: 'zhang.min' },
    ]);
  });
});
