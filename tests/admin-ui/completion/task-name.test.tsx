// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { TaskName } from '../../../admin-ui/resources/tasks/detail/task-name.tsx';
import { appearance } from '../../../admin-ui/theme/appearance.ts';
import { drawPage, fakeServer, standInForBrowser } from '../screen.tsx';
import { taskDetail } from '../tasks.ts';

const step = taskDetail({ stage: 'handle', name: '确认处置结果', nameEn: 'Confirm the result' });

beforeEach(() => {
  standInForBrowser();
  fakeServer({});
});
afterEach(() => {
  appearance.change({ locale: 'zh' });
});

it('names a step in the language of the reader', async () => {
  await drawPage(<TaskName task={step} />);
  expect(screen.getByText('确认处置结果')).toBeDefined();
  appearance.change({ locale: 'en' });
  expect(await screen.findByText('Confirm the result')).toBeDefined();
});

it('says nothing when the stage says it already', async () => {
  await drawPage(<TaskName task={taskDetail()} />);
  expect(screen.queryByText('派遣')).toBeNull();
});
