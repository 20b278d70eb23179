import { describe, expect, it } from 'vitest';
import { createI18nProvider } from '../../../admin-ui/providers/i18n-provider.ts';

describe('a value within a Chinese text', () => {
  it.each([
    ['cases.reportedBy', { channel: '12345' }, '12345 上报'],
    ['cases.reportedBy', { channel: '电话' }, '电话上报'],
    ['clocks.chip.due', { due: '11-29 15:00' }, '应于 11-29 15:00 前办完'],
    ['clocks.chip.due', { due: '明天 15:00' }, '应于明天 15:00 前办完'],
    ['operations.ago', { time: '3 分' }, '3 分前'],
  ])('%s of %o', async (key, values, expected) => {
    const { translate } = await createI18nProvider('zh');
    expect(translate(key, values)).toBe(expected);
  });

  it('is left as it is where punctuation or a blank stands beside it, and in a text that is new', async () => {
    const { translate } = await createI18nProvider('zh');
    expect(translate('cases.reportedBy', { channel: '<b>' })).toBe('<b>上报');
    expect(translate('nowhere.known', { _: 'x上报' })).toBe('x上报');
  });

  it('has no blank of its own in English', async () => {
    const { translate } = await createI18nProvider('en');
    expect(translate('clocks.chip.due', { due: '29/11 15:00' })).not.toContain('  ');
  });
});
