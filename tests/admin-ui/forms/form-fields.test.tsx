import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { FormField } from '../../../api/contract/tasks.ts';
import { FormFields } from '../../../admin-ui/forms/form-fields.tsx';
import { useTaskForm } from '../../../admin-ui/forms/use-task-form.ts';
import { pageOf } from '../page-of.ts';
import { drawPage, fakeServer, standInForBrowser, type Server } from '../screen.tsx';
import { field, outcome } from '../tasks.ts';

const fresh = { id: 't1', version: 1 };

function Form({
  fields,
  given,
}: {
  readonly fields: readonly FormField[];
  readonly given: Record<string, unknown>;
}) {
  const [source] = useState({ ...fresh, fields, values: given });
  const form = useTaskForm(source);
  return (
    <>
      <FormFields
        fields={fields}
        outcome={outcome('done', 'forward', ['result'])}
        form={form}
        disabled={false}
        unit="u-enforcement"
      />
      <output data-testid="values">{JSON.stringify(form.values)}</output>
    </>
  );
}

const values = (): unknown => JSON.parse(screen.getByTestId('values').textContent);

async function draw(
  fields: readonly FormField[],
  given: Record<string, unknown> = {},
  replies: Server = {},
) {
  const server = fakeServer(replies);
  await drawPage(<Form fields={fields} given={given} />);
  return server;
}

const units = {
  'GET /api/units': {
    body: {
      data: [
        {
          id: 'u-garden',
          name: '园林站',
          nameEn: 'Gardens',
          kind: 'department',
          parentId: null,
          active: true,
        },
        {
          id: 'u-sanitation',
          name: '环卫所',
          nameEn: 'Sanitation',
          kind: 'department',
          parentId: null,
          active: true,
        },
      ],
    },
  },
};

const catalogue = {
  'GET /api/catalogue': {
    body: {
      version: 'v1',
      data: [
        {
          id: 'cover',
          kind: 'component',
          code: '010101',
          name: '雨水井盖',
          nameEn: 'Storm drain cover',
          major: '公用设施',
          majorEn: 'Utilities',
          conditions: [
            {
              id: 'missing',
              text: '缺失',
              textEn: 'Missing',
              limit: { amount: 2, unit: 'urgentHours' },
              dueAt: null,
              closingText: '恢复',
              closingTextEn: 'Restored',
              urgency: 'critical',
              confirmation: 'none',
            },
          ],
        },
      ],
    },
  },
};

describe('form fields', () => {
  beforeEach(standInForBrowser);

  it('mark what the outcome requires with a word, and count long texts', async () => {
    await draw([
      field('result', 'textarea', { label: '处置结果', maxLength: 500 }),
      field('note', 'text', { label: '附言' }),
    ]);
    const result = await screen.findByRole('textbox', { name: '处置结果' });
    expect(result.getAttribute('aria-required')).toBe('true');
    expect(screen.getAllByText('必填')).toHaveLength(1);
    await userEvent.type(result, '已清运');
    expect(screen.getByText('3 / 500')).toBeTruthy();
  });

  it('say what is wrong with a number at its field', async () => {
    await draw([field('count', 'integer', { label: '数量', maximum: 10 })]);
    const count = await screen.findByRole('textbox', { name: '数量' });
    await userEvent.type(count, '11');
    expect(screen.getByRole('alert').textContent).toBe('不大于 10');
    expect(count.getAttribute('aria-invalid')).toBe('true');
    expect(count.getAttribute('aria-describedby')).toBe(screen.getByRole('alert').id);
  });

  it('show few choices side by side, which can be taken back', async () => {
    const choices = [
      { value: 'a', label: '已清理', labelEn: 'Cleaned' },
      { value: 'b', label: '有残留', labelEn: 'Rests' },
    ];
    await draw([field('way', 'choice', { label: '情况', choices })]);
    const chip = await screen.findByRole('radio', { name: '已清理' });
    await userEvent.click(chip);
    expect(values()).toEqual({ way: 'a' });
    await userEvent.click(chip);
    expect(values()).toEqual({ way: '' });
  });

  it('ask yes or no outright', async () => {
    await draw([field('fixed', 'boolean', { label: '已恢复' })]);
    const group = await screen.findByRole('radiogroup', { name: '已恢复' });
    await userEvent.click(within(group).getByRole('radio', { name: '否' }));
    expect(values()).toEqual({ fixed: false });
  });

  it('take a rating', async () => {
    await draw([field('satisfaction', 'rating', { label: '满意度' })]);
    // Pressed by keyboard: by pointer the stars are told apart by their width, which is not laid out here.
    fireEvent.click(await screen.findByRole('radio', { name: '4 分' }));
    expect(values()).toEqual({ satisfaction: 4 });
  });

  it('read a date and time in the zone of the deployment', async () => {
    await draw([field('at', 'date-time', { label: '完成时间' })], {
      at: '2026-11-24T06:32:00.000Z',
    });
    expect(await screen.findByLabelText('完成时间')).toHaveProperty('value', '2026-11-24 14:32');
  });

  it('find a unit by typing', async () => {
    await draw([field('unit', 'unit', { label: '处置单位' })], {}, units);
    await userEvent.type(await screen.findByRole('combobox', { name: '处置单位' }), '环卫');
    await userEvent.click(await screen.findByRole('option', { name: /环卫所/u }));
    expect(values()).toEqual({ unit: 'u-sanitation' });
  });

  it('ask for the people of the unit that the task is with', async () => {
    const server = await draw(
      [field('person', 'person', { label: '责任人' })],
      {},
      {
        'GET /api/people': {
          body: { data: [{ id: 'p1', name: '田鹏', nameEn: 'Tian Peng', posts: [] }] },
        },
      },
    );
    await screen.findByRole('combobox', { name: '责任人' });
    await waitFor(() => {
      expect(server.to('GET /api/people')[0]?.path).toContain('unit=u-enforcement');
    });
  });

  it('find everybody of a large unit', async () => {
    const people = Array.from({ length: 250 }, (_, at) => ({
      id: `p${at}`,
      name: `第${at}号`,
      nameEn: '',
      posts: [],
    }));
    await draw(
      [field('person', 'person', { label: '责任人' })],
      {},
      { 'GET /api/people': ({ path }) => pageOf(people, path) },
    );
    await userEvent.type(await screen.findByRole('combobox', { name: '责任人' }), '249');
    expect(await screen.findByRole('option', { name: '第249号' })).toBeDefined();
  });

  it('offer the conditions of the chosen class, with limit and closing text', async () => {
    const fields = [
      field('category', 'class', { label: '类别' }),
      field('condition', 'condition', { label: '立案条件' }),
    ];
    await draw(fields, {}, catalogue);
    expect(await screen.findByText('先选类别')).toBeTruthy();
    await userEvent.type(screen.getByRole('combobox', { name: '类别' }), '井盖');
    await userEvent.click(await screen.findByRole('option', { name: /雨水井盖/u }));
    const condition = await screen.findByRole('radio', { name: /缺失/u });
    expect(condition.closest('label')?.textContent).toContain('时限 2 紧急工作时');
    expect(condition.closest('label')?.textContent).toContain('结案：恢复');
    await userEvent.click(condition);
    expect(values()).toMatchObject({ category: 'cover', condition: 'missing' });
  });

  it('take a limit: what was asked for stands there, less may be typed, more is told', async () => {
    const granted = field('granted', 'limit', {
      label: '同意延长',
      maximum: 4,
      units: ['workHours'],
    });
    await draw([granted], { granted: { amount: 4, unit: 'workHours' } });
    const amount = await screen.findByRole('textbox', { name: '同意延长' });
    expect(amount).toHaveProperty('value', '4');
    expect(screen.getByText('工作时')).toBeTruthy();
    expect(screen.queryByRole('combobox')).toBeNull();
    await userEvent.clear(amount);
    await userEvent.type(amount, '2');
    expect(values()).toEqual({ granted: { amount: '2', unit: 'workHours' } });
    await userEvent.type(amount, '0');
    expect(screen.getByRole('alert').textContent).toBe('不大于 4');
  });

  it('let the unit of a limit be chosen where several will do', async () => {
    await draw([field('wait', 'limit', { label: '时限' })]);
    await userEvent.type(await screen.findByRole('textbox', { name: '时限' }), '3');
    await userEvent.click(screen.getByRole('combobox', { name: '时限单位' }));
    await userEvent.click(screen.getByRole('option', { name: '自然日' }));
    expect(values()).toEqual({ wait: { amount: '3', unit: 'calendarDays' } });
  });

  it('keep what was typed on this device', async () => {
    await draw([field('note', 'text', { label: '附言' })]);
    await userEvent.type(await screen.findByRole('textbox', { name: '附言' }), '先围挡');
    await waitFor(() => {
      expect(localStorage.getItem('bihuan.draft.p-dispatcher.t1')).toContain('先围挡');
    });
  });
});

describe('attachments', () => {
  beforeEach(standInForBrowser);

  it('are sent at once, and can be sent again when they did not arrive', async () => {
    const answers = [415, 201];
    class Request extends EventTarget {
      readonly upload = new EventTarget();
      status = 0;
      responseText = '';
      open(): void {
        this.status = answers.shift() ?? 500;
      }
      send(): void {
        this.responseText = JSON.stringify(
          this.status === 201
            ? { id: 'f1', name: 'a.jpg', mediaType: 'image/jpeg', size: 3 }
            : { code: 'unsupported-media-type', status: this.status },
        );
        queueMicrotask(() => this.dispatchEvent(new Event('load')));
      }
      abort(): void {
        this.dispatchEvent(new Event('abort'));
      }
    }
    vi.stubGlobal('XMLHttpRequest', Request);
    await draw([field('after', 'attachments', { label: '处置后照片', minItems: 1 })]);
    await screen.findByText('处置后照片');
    const input = document.querySelector<HTMLInputElement>('input[type="file"]');
    if (input === null) {
      throw new Error('Expected an input for files');
    }
    await userEvent.upload(input, new File(['abc'], 'a.jpg', { type: 'image/jpeg' }));
    expect(await screen.findByText('a.jpg 没有传上：不收这种文件')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '重传' }));
    expect(await screen.findByRole('img', { name: 'a.jpg' })).toBeTruthy();
    expect(values()).toEqual({ after: [{ id: 'f1', name: 'a.jpg', mediaType: 'image/jpeg' }] });
    await userEvent.click(screen.getByRole('button', { name: '移除 a.jpg' }));
    expect(values()).toEqual({ after: [] });
  });
});
