import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { ToldAnswers } from '../../api/acts/told-answers.ts';

it('tells each who waits for a command, also when another gives up waiting for the same', async () => {
  const answers = new ToldAnswers();
  const heard: unknown[] = [];
  const expected = ['first', 'second', 'third'].map((name) => {
    const answer = answers.expect('command');
    void answer.told.then((said) => heard.push([name, said]));
    return answer;
  });
  expected[0]?.forget();
  answers.told(JSON.stringify({ command: 'another', answer: { step: 7 } }));
  answers.told(JSON.stringify({ command: 'command', answer: { step: 2 } }));
  await pause(0);
  expect(heard).toEqual([
    ['second', { step: 2 }],
    ['third', { step: 2 }],
  ]);
});
