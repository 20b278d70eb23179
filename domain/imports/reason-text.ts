import { reasonWords } from './reason-words.ts';

/** What of a report is refused, by its path in the request (`OpenReport`). */
const placeWords: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  channel: { zh: '渠道', en: 'Channel' },
  title: { zh: '标题', en: 'Title' },
  description: { zh: '描述', en: 'Description' },
  category: { zh: '类别', en: 'Class' },
  urgency: { zh: '紧急程度', en: 'Urgency' },
  occurredAt: { zh: '发生时间', en: 'When it happened' },
  externalId: { zh: '编号', en: 'Number' },
  location: { zh: '地点', en: 'Place' },
  'location/longitude': { zh: '经度', en: 'Longitude' },
  'location/latitude': { zh: '纬度', en: 'Latitude' },
  'location/address': { zh: '地址', en: 'Address' },
  'location/grid': { zh: '网格', en: 'Grid' },
  'reporter/name': { zh: '反映人姓名', en: 'Name of the reporter' },
  'reporter/phone': { zh: '反映人电话', en: 'Phone of the reporter' },
  year: { zh: '年份', en: 'Year' },
};

const isDay = /^days\/\d+$/u;

const placeOf = (path: string, language: 'zh' | 'en'): string | null => {
  // All days together: the reason says it.
  if (path === '' || path === 'days') return null;
  if (isDay.test(path)) {
    const day = Number(path.slice('days/'.length)) + 1;
    return language === 'zh' ? `第 ${day} 天` : `Day ${day}`;
  }
  return Object.hasOwn(placeWords, path) ? (placeWords[path]?.[language] ?? path) : path;
};

/**
 * Why a row was rejected, in words. What the centre itself refuses, and what is wrong in a calendar,
 * comes as `code:/path`; a code or place that is new shows itself.
 */
export const reasonText = (reason: string, language: 'zh' | 'en'): string => {
  const [code = reason, path = ''] = reason.split(':', 2);
  const words: Readonly<Record<string, string>> = reasonWords[language];
  const why = Object.hasOwn(words, code) ? (words[code] ?? code) : code;
  const place = placeOf(path.replace(/^\//u, ''), language);
  if (place === null) return why;
  return language === 'zh' ? `${place}：${why}` : `${place}: ${why}`;
};
