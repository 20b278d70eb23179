import { describe, expect, it } from 'vitest';
import {
  formatAddress,
  isFiltered,
  parseAddress,
} from '../../../admin-ui/resources/tasks/inbox/inbox-address.ts';

const parse = (search: string) => parseAddress(new URLSearchParams(search));

describe('the address of the inbox', () => {
  it('begins with my tasks by due time', () => {
    expect(parse('')).toEqual({ view: 'mine', filter: {}, sort: 'dueAt', task: null });
  });

  it('carries view, filters, order and the selected task', () => {
    const search =
      'view=pool&stage=dispatch&channel=phone&q=%E4%BA%95%E7%9B%96&sort=createdAt&task=t1';
    const address = parse(search);
    expect(address).toEqual({
      view: 'pool',
      filter: { stage: 'dispatch', channel: 'phone', q: '井盖' },
      sort: 'createdAt',
      task: 't1',
    });
    expect(formatAddress(address).toString()).toBe(search);
  });

  it('leaves out what it does not know and what is the default', () => {
    expect(formatAddress(parse('view=all&sort=color&stage=&x=1')).toString()).toBe('view=mine');
  });

  it('knows whether it is filtered', () => {
    expect(isFiltered(parse('view=pool').filter)).toBe(false);
    expect(isFiltered(parse('unit=u').filter)).toBe(true);
  });
});
