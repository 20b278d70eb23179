import { seconds } from './phases.ts';

const rolesShown: readonly (readonly [login: string, words: string])[] = [
  ['acceptor', '受理员 · acceptor'],
  ['dispatcher', '派遣员 · dispatcher'],
  ['lead', '处置单位负责人（综合执法局）· unit lead'],
  ['handler', '处置人员（综合执法局）· handler'],
  ['grid', '网格员 · grid worker'],
  ['commander', '指挥长 · commander'],
  ['supervisor', '督办员 · supervisor'],
  ['designer', '流程管理员 · procedure designer'],
  ['admin', '系统管理员 · administrator'],
  ['auditor', '审计管理员 · auditor'],
];

export interface Running {
  readonly port: number;
  /** The password of the demo people; null outside demo mode. */
  readonly demoPassword: string | null;
  /** Address of the embedded Postgres, which nobody else knows; null for an outside one. */
  readonly embeddedUrl: string | null;
  /** What the start took. */
  readonly millis: number;
}

/** What a newcomer needs to know when everything runs. */
export const announce = ({ port, demoPassword: password, embeddedUrl, millis }: Running): void => {
  const address = `http://127.0.0.1:${String(port)}`;
  const lines = ['', `  闭环 runs at ${address} (after ${seconds(millis)})`, ''];
  if (password === null) {
    const where = embeddedUrl === null ? '' : `DATABASE_URL=${embeddedUrl} `;
    lines.push(
      '  The first administrator, once, is made in another terminal:',
      `    ${where}npm run account -- first-administrator --login LOGIN --name NAME`,
      '',
    );
  } else {
    lines.push(`  Demo logins, all with the password ${password} (one click on the sign-in page):`);
    for (const [login, words] of rolesShown) lines.push(`    ${login.padEnd(12)}${words}`);
    lines.push('');
  }
  lines.push('  Ctrl-C stops everything. The data stays in BIHUAN_DATA_DIR (.data).', '');
  process.stdout.write(`${lines.join('\n')}\n`);
};
