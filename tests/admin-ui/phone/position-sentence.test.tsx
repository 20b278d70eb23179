// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { OutboxContext } from '../../../admin-ui/resources/phone/outbox/outbox-context.ts';
import { position } from '../../../admin-ui/resources/phone/position/position.ts';
import { PhoneTask } from '../../../admin-ui/resources/phone/task/phone-task.tsx';
import { drawPage, fakeServer, standInForBrowser } from '../screen.tsx';
import { caseDetail, field, outcome, taskDetail } from '../tasks.ts';
import { standInOutbox } from './stand-in-outbox.ts';

const task = taskDetail({
  outcomes: [outcome('pass', 'forward', [], '通过')],
  form: { key: 'check', fields: [field('photos', 'attachments')], schema: {}, values: {} },
});

beforeEach(() => {
  standInForBrowser();
  position.set({ kind: 'unasked' });
  Reflect.deleteProperty(navigator, 'geolocation');
  fakeServer({ 'GET /api/tasks/t1': { body: task }, 'GET /api/cases/c1': { body: caseDetail } });
});

it('says at the sentence about the position what it may not hold, and sends nothing before', async () => {
  const { outbox, pressed } = standInOutbox();
  await drawPage(
    <OutboxContext value={outbox}>
      <PhoneTask />
    </OutboxContext>,
    '/tasks/t1',
    '/tasks/:id',
  );
  const sentence = await screen.findByRole('textbox', { name: /为什么没有位置/u });
  fireEvent.change(sentence, { target: { value: '地下\u0007车库' } });
  await userEvent.click(screen.getByRole('button', { name: '通过' }));
  const words = screen.getByText('含有不能用的字符');
  expect(sentence.getAttribute('aria-describedby')).toBe(words.id);
  expect(document.activeElement).toBe(sentence);
  expect(pressed).toEqual([]);
  fireEvent.change(sentence, { target: { value: '地下车库' } });
  expect(screen.queryByText('含有不能用的字符')).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: '通过' }));
  await waitFor(() => {
    expect(pressed).toHaveLength(1);
  });
  expect(JSON.stringify(pressed[0]?.body)).toContain('地下车库');
});
