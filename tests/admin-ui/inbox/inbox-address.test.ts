import { describe, expect, it } from 'vitest';
import {
  askedFilter,
  exportQuery,
  formatAddress,
  isFiltered,
  isGrouped,
  parseAddress,
  sortOf,
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

  it('groups by due time what is to be done, and reads the rest newest first', () => {
    expect(isGrouped(parse('view=mine'))).toBe(true);
    expect(isGrouped(parse('view=mine&sort=createdAt'))).toBe(false);
    for (const view of ['done', 'copied']) {
      expect(isGrouped(parse(`view=${view}`))).toBe(false);
      expect(sortOf(parse(`view=${view}`)).order).toBe('DESC');
    }
  });

  it('asks of what is done for what was done today', () => {
    expect(askedFilter(parse('view=done&stage=check'))).toEqual({
      stage: 'check',
      closed: 'today',
    });
    expect(askedFilter(parse('view=pool&stage=check'))).toEqual({ stage: 'check' });
    expect(exportQuery(parse('view=done'))).toMatchObject({
      filter: '{"closed":"today"}',
    });
  });

  it('knows whether it is filtered', () => {
    expect(isFiltered(parse('view=pool').filter)).toBe(false);
    expect(isFiltered(parse('unit=u').filter)).toBe(true);
  });
});
