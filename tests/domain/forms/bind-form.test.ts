import { describe, expect, it } from 'vitest';
import { bindForm } from '../../../domain/forms/bind-form.ts';
import type { Form } from '../../../domain/forms/form.ts';
import { validateSubmission } from '../../../domain/forms/validate-submission.ts';

const form: Form = {
  key: 'review',
  fields: [
    { name: 'granted', type: 'limit', label: '同意延长', labelEn: 'Granted', atMost: 'asked' },
    { name: 'reason', type: 'textarea', label: '原因', labelEn: 'Reason' },
  ],
};
const faults = (amount: number, unit: string, variables: Readonly<Record<string, unknown>>) =>
  validateSubmission(
    bindForm(form, variables),
    { code: 'approve', requires: ['granted'] },
    { granted: { amount, unit } },
  ).map(({ code }) => code);

describe('a form in a case', () => {
  const asked = { asked: { amount: 4, unit: 'workHours' } };

  it('takes no more than what a variable of the case allows, in its unit', () => {
    expect(faults(4, 'workHours', asked)).toEqual([]);
    expect(faults(0.5, 'workHours', asked)).toEqual([]);
    expect(faults(4.5, 'workHours', asked)).toEqual(['above-maximum']);
    expect(faults(1, 'workDays', asked)).toEqual(['not-a-choice']);
  });

  it('is as it was published where the case has no such variable', () => {
    expect(bindForm(form, {})).toEqual(form);
    expect(bindForm(form, { asked: 'much' })).toEqual(form);
    expect(faults(9, 'workDays', {})).toEqual([]);
  });

  it('keeps a maximum of its own that is lower', () => {
    const strict: Form = {
      key: 'strict',
      fields: [{ name: 'g', type: 'limit', label: 'g', labelEn: 'g', atMost: 'asked', maximum: 2 }],
    };
    expect(bindForm(strict, asked).fields[0]).toMatchObject({ maximum: 2, units: ['workHours'] });
  });
});
