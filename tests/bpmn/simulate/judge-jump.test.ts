import { describe, expect, it } from 'vitest';
import { judgeJump } from '../../../bpmn/simulate/judge-jump.ts';
import type { Jump, JumpJudgement } from '../../../bpmn/simulate/judge-jump.ts';
import { CaseRun } from '../case-run.ts';
import { loadProcedure } from '../load-procedure.ts';

const run = async (name: string): Promise<CaseRun> => new CaseRun(await loadProcedure(name));
const idOf = (one: CaseRun, element: string): string =>
  String(one.find(element, ({ state }) => state === 'active')?.id);

function judged(one: CaseRun, leave: readonly string[], enter: string): JumpJudgement {
  const jump: Jump = { type: 'jump', leave: leave.map((element) => idOf(one, element)), enter };
  return judgeJump(one.procedure, one.state, jump);
}

/** What a judgement comes to, the walk as elements. */
function short(judgement: JumpJudgement): unknown {
  if (judgement.kind !== 'stuck') return judgement.kind;
  return [judgement.element, ...judgement.walk.map(({ element }) => element)];
}

describe('the judgement of a jump', () => {
  it('allows what still comes to the end', async () => {
    const one = await run('parallel-two-steps');
    one.start().complete('A').complete('B1');
    expect(judged(one, ['B2', 'C'], 'D')).toEqual({ kind: 'legal', states: 2, lacking: [] });
    expect(short(judged(one, ['B2'], 'B1'))).toBe('legal');
    expect(short(judged(one, ['C'], 'C'))).toBe('legal');
  });

  it('shows the way to the join that waits for ever', async () => {
    const one = await run('parallel-two-steps');
    one.start().complete('A').complete('B1');
    expect(short(judged(one, ['B2'], 'D'))).toEqual(['join', 'C', 'D']);
    expect(short(judged(one, ['B2', 'C'], 'B1'))).toEqual(['join', 'B1', 'B2']);
    expect(short(judged(one, ['C'], 'A'))).toEqual(['join', 'B2', 'A', 'B1', 'C', 'B2', 'D']);
  });

  it('names the rule of the engine that refuses', async () => {
    const one = await run('parallel-two-steps');
    one.start().complete('A');
    expect(judged(one, ['B1', 'C'], 'join')).toMatchObject({
      kind: 'refused',
      code: 'jump-not-legal',
    });
    one.apply({ type: 'suspend' });
    expect(judged(one, ['B1', 'C'], 'D')).toMatchObject({
      kind: 'refused',
      code: 'case-suspended',
    });
  });

  it('judges a withdrawn scope: its token must go on where a join waits for it', async () => {
    const one = await run('scope-beside');
    one.start();
    const withdrawal = (goOn: boolean): JumpJudgement =>
      judgeJump(one.procedure, one.state, {
        type: 'cancel-scope',
        instance: idOf(one, 'P'),
        goOn,
      });
    expect(short(withdrawal(true))).toBe('legal');
    expect(short(withdrawal(false))).toEqual(['join', 'C']);
  });

  it('goes on from bodies as they are, whatever their conditions and who is expected', async () => {
    const one = await run('joint-handling');
    one.start({ units: ['u1', 'u2', 'u3'] }).complete('X/1');
    one.apply({ type: 'remove-instance', instance: 'part#3', expected: true });
    expect(short(judged(one, ['X/2'], 'Y'))).toBe('legal');
    const other = await run('countersign-in-turn');
    other.start({ signers: ['p1', 'p2', 'p3'] }).complete('A');
    const body = String(other.state.instances.all.find(({ turns }) => turns !== undefined)?.id);
    const jump: Jump = { type: 'jump', leave: [body], enter: 'A' };
    expect(judgeJump(other.procedure, other.state, jump)).toMatchObject({ kind: 'legal' });
  });

  it('repairs incidents, and says what it does not explore or prove', async () => {
    const one = await run('parallel-two-steps');
    one.start().complete('A');
    one.apply({ type: 'incident', instance: 'C', code: 'broken', message: 'no' });
    expect(short(judged(one, ['B1'], 'B2'))).toBe('legal');
    const jump: Jump = { type: 'jump', leave: [idOf(one, 'B1')], enter: 'B2' };
    expect(judgeJump(one.procedure, one.state, jump, { limit: 2 })).toMatchObject({
      kind: 'not-proven',
      limit: 2,
    });
    const other = await run('conditions');
    other.start({ n: 0, ready: false });
    expect(judged(other, ['A'], 'B')).toMatchObject({ kind: 'not-explored' });
  });

  it('waits for the answer where a task beside has asked back', async () => {
    const one = await run('parallel-two-steps');
    one.start().complete('A').apply({ type: 'ask-back', from: 'C', to: 'A' });
    expect(short(judged(one, ['B1'], 'B2'))).toBe('legal');
    expect(short(judged(one, ['B1'], 'D'))).toEqual(['join', 'A', 'C', 'D']);
    expect(short(judged(one, ['A'], 'B2'))).toEqual(['C', 'B1', 'B2', 'B2']);
  });

  it('finds the element to enter around a call whose work is being compensated', async () => {
    const one = await run('compensation-inside-called');
    one.start().complete('X').complete('D');
    expect(short(judged(one, ['H'], 'D'))).toBe('legal');
    expect(short(judged(one, ['H'], 'X'))).toBe('refused');
  });

  it('names the data that what is entered lacks, with the incident that it becomes', async () => {
    const one = await run('jump-lacks');
    one.start({ known: 1 });
    expect(judged(one, ['A'], 'tell')).toMatchObject({
      kind: 'legal',
      lacking: [{ element: 'tell', variables: ['unit'], incident: null }],
    });
    expect(judged(one, ['A'], 'which')).toMatchObject({
      kind: 'legal',
      lacking: [{ element: 'which', variables: ['size'], incident: 'no-flow-taken' }],
    });
    expect(judged(one, ['A'], 'B')).toMatchObject({ kind: 'legal', lacking: [] });
  });

  it('names what a body lacks, and of its turns what they read besides their item', async () => {
    const one = await run('countersign-in-turn');
    one.start({ signers: ['p1'] });
    expect(judged(one, ['A'], 'sign')).toMatchObject({ kind: 'legal', lacking: [] });
    const other = await run('countersign-in-turn');
    other.start();
    expect(judged(other, ['A'], 'sign')).toMatchObject({
      kind: 'legal',
      lacking: [{ element: 'sign', variables: ['signers'], incident: 'collection-not-list' }],
    });
  });
});
