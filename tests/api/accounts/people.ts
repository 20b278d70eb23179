import { OneTimePassword } from '../../../api/contract/accounts.ts';
import { demoPassword, read, type Client, type TestApi } from '../test-api.ts';

/** A password that every rule takes. */
export const goodPassword = 'Glocke-und-Turm-7';

export interface MadeAccount {
  readonly id: string;
  readonly login: string;
  readonly password: string;
}

let made = 0;

export const signIn = async (api: TestApi, login: string, password: string) =>
  api.nobody.post('/api/session', { login, password });

export const sessionOf = async (api: TestApi, login: string, password: string): Promise<Client> => {
  const answer = await signIn(api, login, password);
  const [cookie] = answer.cookies;
  if (cookie === undefined) throw new Error(`Expected ${login} to sign in, but got ${answer.body}`);
  return api.nobody.with({ cookie: `${cookie.name}=${cookie.value}` });
};

/** An account of a real person, made by the security administrator, with a one-time password. */
export const makeAccount = async (
  api: TestApi,
  role: string = 'acceptor',
  login: string = `person-${String((made += 1))}`,
): Promise<MadeAccount> => {
  const security = await sessionOf(api, 'security', demoPassword);
  const answer = await security.post('/api/accounts', {
    login,
    name: '李伟',
    posts: [{ role, unit: 'u-centre' }],
  });
  const { account, oneTimePassword } = read(OneTimePassword, answer);
  return { id: account.id, login, password: oneTimePassword };
};

/** An account whose person has chosen a password: ready for work. */
export const readyAccount = async (
  api: TestApi,
  role: string = 'acceptor',
): Promise<MadeAccount & { readonly client: Client }> => {
  const account = await makeAccount(api, role);
  const client = await sessionOf(api, account.login, account.password);
  const answer = await client.post('/api/session/password', {
    current: account.password,
    next: goodPassword,
  });
  if (answer.statusCode !== 200)
    throw new Error(`Expected ${account.login} to change the password, but got ${answer.body}`);
  return { ...account, password: goodPassword, client };
};

export const securityEvents = async (api: TestApi, person: string) =>
  api.app.services.database
    .selectFrom('audit_event')
    .where('person_id', '=', person)
    .select(['type', 'success', 'params'])
    .orderBy('at')
    .orderBy('id')
    .execute();
