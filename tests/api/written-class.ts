import type { WrittenClass } from '../../api/contract/catalogue.ts';

/** A class that no catalogue has, with every text that a class may have. */
export const writtenClass: WrittenClass = {
  kind: 'matter',
  code: '99001',
  name: '新类别',
  nameEn: 'New',
  major: '其他',
  majorEn: 'Other',
  keywords: ['新'],
  conditions: [
    {
      text: '出现',
      textEn: 'There',
      limit: { amount: 1, unit: 'workDays' },
      closingText: '已清',
      closingTextEn: 'Gone',
      urgency: 'normal',
      confirmation: 'none',
    },
  ],
};
