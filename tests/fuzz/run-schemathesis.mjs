// Fuzzes a running centre from its own OpenAPI document: no request may be answered with a server
// error, and every answer is as the document says. README.md beside this file says how to run it and what is left out.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { commandSettings } from '../../api/config.ts';

const version = '4.32.5';

const help = `npm run fuzz -- [--server URL] [--logins admin,acceptor,…] [--examples N] [--seed S] [--checks NAMES]

  --server URL     a centre in demo mode; default http://127.0.0.1:8080, or PORT
  --logins NAMES   demo logins, one run each; default admin,acceptor,dispatcher,lead,auditor
  --password TEXT  of the demo logins
  --examples N     requests tried an operation; default 60
  --seed S         repeats a run
  --checks NAMES   default: no server error, and status, headers and body as documented; see schemathesis
  --include REGEX  only paths that match
  --directory PATH where the tool is kept; default .data
`;

const checks = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_headers_conformance',
  'response_schema_conformance',
];

const settings = commandSettings();
const { values } = parseArgs({
  options: {
    server: { type: 'string', default: settings.server },
    logins: { type: 'string', default: 'admin,acceptor,dispatcher,lead,auditor' },
    password: { type: 'string', default: settings.demoPassword },
    examples: { type: 'string', default: '60' },
    seed: { type: 'string' },
    checks: { type: 'string', default: checks.join(',') },
    include: { type: 'string' },
    directory: { type: 'string', default: '.data' },
    help: { type: 'boolean', short: 'h', default: false },
  },
});

/** A Python environment of its own, kept between runs. */
const tool = () => {
  const environment = resolve(values.directory, `fuzz-${version}`);
  const schemathesis = join(environment, 'bin', 'schemathesis');
  if (existsSync(schemathesis)) {
    return schemathesis;
  }
  mkdirSync(environment, { recursive: true });
  run('python3', ['-m', 'venv', environment]);
  run(join(environment, 'bin', 'pip'), ['install', '--quiet', `schemathesis==${version}`]);
  return schemathesis;
};

const run = (command, args) => {
  const { status, error } = spawnSync(command, args, { stdio: 'inherit' });
  if (error !== undefined || status !== 0) {
    process.stderr.write(`${command} failed: ${error?.message ?? `exit ${status}`}\n`);
    process.exit(2);
  }
};

/** Once more when the server had closed the idle connection meanwhile. */
const ask = (path, options) =>
  fetch(new URL(path, values.server), options).catch(() =>
    fetch(new URL(path, values.server), options),
  );

const signIn = async (login) => {
  const response = await ask('/api/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password: values.password }),
  });
  if (!response.ok) {
    process.stderr.write(
      `Cannot sign in as ${login}: ${response.status} ${await response.text()}\n`,
    );
    process.exit(2);
  }
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
};

/**
 * The document without what it says of signing in: the fuzzer would put made-up credentials in the
 * place of the real ones, and see nothing but 401.
 */
const documentWithoutSecurity = async () => {
  const response = await ask('/api/openapi.json');
  const document = await response.json();
  delete document.components.securitySchemes;
  delete document.security;
  for (const path of Object.values(document.paths)) {
    for (const operation of Object.values(path)) {
      delete operation.security;
    }
  }
  const file = resolve(values.directory, 'fuzz-openapi.json');
  writeFileSync(file, JSON.stringify(document));
  return file;
};

/** An endless stream, and what would sign the fuzzer out or lock accounts. */
const leftOut = [
  ['--exclude-path', '/api/events'],
  ['--exclude-path', '/api/session'],
].flat();

const fuzzAs = async (schemathesis, document, login) => {
  const args = [
    'run',
    document,
    '--url',
    values.server,
    '--header',
    `Cookie: ${await signIn(login)}`,
    '--checks',
    values.checks,
    '--max-examples',
    values.examples,
    '--mode',
    'all',
    '--request-timeout',
    '30',
    '--suppress-health-check',
    'all',
    '--warnings',
    'off',
    '--no-color',
    ...leftOut,
    ...(values.include === undefined ? [] : ['--include-path-regex', values.include]),
    ...(values.seed === undefined ? [] : ['--seed', values.seed]),
  ];
  process.stdout.write(`\nFuzzing ${values.server} as ${login}\n`);
  return spawnSync(schemathesis, args, { stdio: 'inherit' }).status ?? 2;
};

if (values.help) {
  process.stdout.write(help);
} else {
  const schemathesis = tool();
  const document = await documentWithoutSecurity();
  for (const login of values.logins.split(',')) {
    const status = await fuzzAs(schemathesis, document, login.trim());
    process.exitCode = Math.max(Number(process.exitCode ?? 0), status);
  }
}
