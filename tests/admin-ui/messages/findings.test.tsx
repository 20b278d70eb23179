import { screen } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { en } from '../../../admin-ui/messages/en.ts';
import { useWords } from '../../../admin-ui/messages/use-words.ts';
import { zh } from '../../../admin-ui/messages/zh.ts';
import { findingAdvice } from '../../../bpmn/model/finding-advice.ts';
import type { Finding } from '../../../bpmn/model/finding.ts';
import { diagramRules } from '../../../bpmn/validate/strict/rules/index.ts';
import { drawPage, fakeServer, standInForBrowser } from '../screen.tsx';

const codes = Object.keys(findingAdvice);
const languages = [
  ['Chinese', zh.findings],
  ['English', en.findings],
] as const;

describe('words of findings', () => {
  it.each(languages)('in %s are there for every code, and for no other', (_name, { said }) => {
    expect(Object.keys(said).toSorted()).toEqual(codes.toSorted());
  });

  it.each(languages)('in %s say what to do, each advice for some code', (_name, { advice }) => {
    const given = new Set<string>(Object.values(findingAdvice));
    expect(Object.keys(advice).toSorted()).toEqual([...given].toSorted());
  });

  it('are there for every rule over diagrams that publishing applies', () => {
    const applied = diagramRules.filter(({ profiles }) => profiles.includes('deployment'));
    expect(applied.length).toBeGreaterThan(50);
    expect(applied.map(({ code }) => code).filter((code) => !codes.includes(code))).toEqual([]);
  });
});

const findings: readonly Finding[] = [
  { severity: 'error', code: 'role-unknown', elementId: 'a', params: { role: 'king' } },
  { severity: 'error', code: 'quite-new', elementId: null, params: {} },
];

function Page() {
  const { finding } = useWords();
  return findings.map((one) => {
    const { said, advice } = finding(one);
    return <p key={one.code}>{`${said} | ${advice ?? 'none'}`}</p>;
  });
}

describe('a finding on a screen', () => {
  beforeEach(() => {
    standInForBrowser();
    fakeServer({});
  });

  it('says what is wrong and what to do; a code without words says itself', async () => {
    await drawPage(<Page />);
    expect(await screen.findByText('角色不存在：king | 为任务或泳道选择角色')).toBeTruthy();
    expect(screen.getByText('quite-new | none')).toBeTruthy();
  });
});
