import { describe, expect, it } from 'vitest';
import { reportReasons, rowProblems, unitReasons } from '../../../api/jobs/row-reasons.ts';
import { holidayFindingCodes } from '../../../domain/calendar/holiday-file.ts';
import { rejectionCodes } from '../../../domain/catalogue/catalogue.ts';
import { reasonText } from '../../../domain/imports/reason-text.ts';

describe('reasonText', () => {
  it.each(['zh', 'en'] as const)(
    'has words in %s for every reason of every importer',
    (language) => {
      const all = [
        ...rowProblems,
        ...reportReasons,
        ...unitReasons,
        ...rejectionCodes,
        ...holidayFindingCodes,
      ];
      expect(all.filter((code) => reasonText(code, language) === code)).toEqual([]);
    },
  );

  it.each([
    ['title-missing', '没有标题', 'has no title'],
    [
      'validation-failed:/occurredAt',
      '发生时间：填写不对',
      'When it happened: not filled in correctly',
    ],
    ['validation-failed:/location/grid', '网格：填写不对', 'Grid: not filled in correctly'],
    ['day-not-understood:/days/4', '第 5 天：日期读不懂', 'Day 5: day is not understood'],
    [
      'no-notice-yet:/days',
      '这一年的放假通知还没有发布，不能按周一至周五推算',
      'notice of that year is not out; Monday to Friday is never assumed',
    ],
    ['not-a-holiday-file:', '不是放假通知', 'is no notice of holidays'],
    ['new-code:/new/place', 'new/place：new-code', 'new/place: new-code'],
    ['toString:/constructor', 'constructor：toString', 'constructor: toString'],
  ])('says %s in both languages', (reason, zh, en) => {
    expect([reasonText(reason, 'zh'), reasonText(reason, 'en')]).toEqual([zh, en]);
  });
});
