import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { en } from '../../../admin-ui/messages/en.ts';
import { zh } from '../../../admin-ui/messages/zh.ts';
import { fileFailures } from '../../../api/jobs/row-reasons.ts';
import { problemCodes } from '../../../api/problem-codes.ts';
import { decisionFailureCodes } from '../../../bpmn/decisions/evaluate/decision-failure.ts';
import { accountRefusals } from '../../../domain/accounts/account-refusals.ts';
import { passwordFaultCodes } from '../../../domain/accounts/password-faults.ts';
import { actionNames } from '../../../domain/actions/action-names.ts';
import { refusalReasons } from '../../../domain/actions/refusal-reasons.ts';
import { permissionActions } from '../../../domain/permissions/permission-actions.ts';
import { roles } from '../../../domain/permissions/roles.ts';
import { channels, stages, urgencies } from '../../../domain/stages.ts';

const room = path.resolve(import.meta.dirname, '../../../admin-ui');

interface Tree {
  readonly [key: string]: string | Tree;
}

/** Dotted keys and their words. */
function flat(
  tree: Tree,
  prefix = '',
  words = new Map<string, string>(),
): ReadonlyMap<string, string> {
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') {
      words.set(`${prefix}${key}`, value);
    } else {
      flat(value, `${prefix}${key}.`, words);
    }
  }
  return words;
}

function sourceText(folder: string): string {
  return readdirSync(folder, { withFileTypes: true })
    .map((entry) => {
      const full = path.join(folder, entry.name);
      if (entry.isDirectory()) {
        return ['messages', 'dist'].includes(entry.name) ? '' : sourceText(full);
      }
      return /\.tsx?$/u.test(entry.name) ? readFileSync(full, 'utf8') : '';
    })
    .join('\n');
}

const chinese = flat(zh);
const english = flat(en);
const source = sourceText(room);

/** Keys that stand in the code as such, and beginnings of keys that are put together from a code. */
const literals = new Set(
  [...source.matchAll(/['"`](?<key>[a-z][A-Za-z]*(?:\.[A-Za-z0-9-]+)+)['"`]/gu)].map(
    (hit) => hit.groups?.['key'] ?? '',
  ),
);
const beginnings = [...source.matchAll(/`(?<start>[a-z][A-Za-z]*\.[A-Za-z0-9.-]*)\$\{/gu)].map(
  (hit) => hit.groups?.['start'] ?? '',
);
const families = [...source.matchAll(/code\(\s*'(?<family>[a-zA-Z]+)'/gu)].map(
  (hit) => `codes.${hit.groups?.['family'] ?? ''}.`,
);

const placeholders = (words: string): readonly string[] =>
  [
    ...new Set([...words.matchAll(/%\{(?<name>\w+)\}/gu)].map((hit) => hit.groups?.['name'] ?? '')),
  ].toSorted();

describe('messages', () => {
  it('have the same keys in both languages', () => {
    expect([...english.keys()].toSorted()).toEqual([...chinese.keys()].toSorted());
  });

  it('have no empty words', () => {
    const empty = [...chinese, ...english].filter(
      ([key, words]) => words.trim() === '' && !key.startsWith('clocks.unit.'),
    );
    expect(empty).toEqual([]);
  });

  it('name the same values in both languages', () => {
    const other = [...chinese].filter(
      ([key, words]) =>
        JSON.stringify(placeholders(words)) !==
        JSON.stringify(placeholders(english.get(key) ?? '')),
    );
    expect(other.map(([key]) => key)).toEqual([]);
  });

  it('are all used', () => {
    // Put together in `useWords`; `findings.test.tsx` compares them with the codes.
    const ofFindings = ['findings.said.', 'findings.advice.'];
    const starts = [...beginnings, ...families, ...ofFindings];
    const unused = [...chinese.keys()].filter(
      (key) => !literals.has(key) && !starts.some((start) => key.startsWith(start)),
    );
    expect(unused).toEqual([]);
  });

  it('exist for every key in the code', () => {
    const areas = new Set(Object.keys(zh));
    const permissions = new Set<string>(permissionActions);
    const missing = [...literals].filter(
      (key) => areas.has(key.split('.')[0] ?? '') && !chinese.has(key) && !permissions.has(key),
    );
    const prefixes = new Set(
      [...chinese.keys()].flatMap((key) =>
        key.split('.').map((_part, at, parts) => parts.slice(0, at).join('.')),
      ),
    );
    const notFiles = missing.filter(
      (key) =>
        !prefixes.has(key) &&
        !/\.(?:ts|tsx|css)$/u.test(key) &&
        !/^inbox\.(?:views|collapsed|lastList)/u.test(key),
    );
    expect(notFiles).toEqual([]);
  });

  it('have no sentence of praise or command in Chinese', () => {
    const loud = [...chinese].filter(([, words]) => /[！!]|您|^确定$/u.test(words));
    expect(loud).toEqual([]);
  });
});

describe('codes', () => {
  it.each([
    ['role', roles],
    ['channel', channels],
    ['urgency', urgencies],
    ['action', actionNames],
    ['reason', refusalReasons],
    ['reason', accountRefusals],
    ['problem', Object.keys(problemCodes)],
    ['incident', decisionFailureCodes],
    ['importFailure', ['file-missing', 'internal-error', ...fileFailures]],
    ['passwordFault', ['wrong', ...passwordFaultCodes]],
  ] as const)('of %s all have words', (family, codes) => {
    expect(codes.filter((code) => !chinese.has(`codes.${family}.${code}`))).toEqual([]);
  });

  it('of stages all have words', () => {
    expect(stages.filter((stage) => !chinese.has(`clocks.stage.${stage}`))).toEqual([]);
  });

  it('of permissions all have words', () => {
    expect(
      permissionActions.filter((action) => !chinese.has(`codes.permission.${action}`)),
    ).toEqual([]);
  });
});
