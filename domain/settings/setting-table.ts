import type { Limit } from '../limits/limit.ts';
import { cardLevels } from '../supervision/card-levels.ts';
import type { DurationSetting, LimitSetting, NumberSetting, Setting } from './setting.ts';

type Names = readonly [label: string, labelEn: string];

const minutes = (amount: number): Limit => ({ amount: amount / 60, unit: 'urgentHours' });

/** A limit of a stage; the figures are those of one city's system (domain.md 3.3), not law. */
const stageLimit = ([label, labelEn]: Names, value: Limit): LimitSetting => ({
  type: 'limit',
  label,
  labelEn,
  value,
  group: 'limits',
  inCase: true,
});

/** Limits of supervision cards; of the 13710 rules: feedback by the third day, done in seven (domain.md 3.8). */
const cardLimit = (names: Names, days: number): LimitSetting => ({
  ...stageLimit(names, { amount: days, unit: 'workDays' }),
  group: 'supervision',
  inCase: false,
});

const count = (
  [label, labelEn]: Names,
  value: number,
  range: { readonly minimum?: number; readonly maximum: number },
): NumberSetting => ({
  type: 'integer',
  label,
  labelEn,
  value,
  minimum: range.minimum ?? 0,
  maximum: range.maximum,
  unit: 'times',
  group: 'counts',
  inCase: true,
});

/** A wait; the demonstration does not wait. */
const wait = ([label, labelEn]: Names, value: string): DurationSetting => ({
  type: 'duration',
  label,
  labelEn,
  value,
  demo: 'PT0S',
  minimum: 'PT0S',
  maximum: 'P30D',
  group: 'callback',
  inCase: true,
});

const period = (
  [label, labelEn]: Names,
  value: string,
  range: {
    readonly minimum: string;
    readonly maximum: string;
    readonly group: 'security' | 'system';
  },
): DurationSetting => ({ type: 'duration', label, labelEn, value, ...range, inCase: false });

/** Every setting by its key. Numbers here are defaults; a town sets its own (domain.md, point 8). */
export const settingTable = {
  acceptLimit: stageLimit(['受理时限', 'Limit for accepting'], minutes(15)),
  verifyLimit: stageLimit(['核实时限', 'Limit for verifying'], minutes(30)),
  fileLimit: stageLimit(['立案时限', 'Limit for filing'], minutes(15)),
  dispatchLimit: stageLimit(['派遣时限', 'Limit for dispatching'], minutes(15)),
  feedbackLimit: stageLimit(['反馈审核时限', 'Limit for reviewing feedback'], minutes(15)),
  checkLimit: stageLimit(['核查时限', 'Limit for checking'], minutes(30)),
  closeLimit: stageLimit(['结案时限', 'Limit for closing'], minutes(30)),
  callbackLimit: stageLimit(['回访时限', 'Limit for calling back'], {
    amount: 1,
    unit: 'workDays',
  }),
  confirmLimit: stageLimit(['审核确认时限', 'Limit for confirming'], {
    amount: 1,
    unit: 'workDays',
  }),
  superviseLimit: stageLimit(['督办时限', 'Limit for supervising'], {
    amount: 4,
    unit: 'workHours',
  }),
  blueCardLimit: cardLimit(['蓝单答复时限', 'Limit for answering a blue card'], 3),
  orangeCardLimit: cardLimit(['橙单答复时限', 'Limit for answering an orange card'], 2),
  redCardLimit: cardLimit(['红单答复时限', 'Limit for answering a red card'], 1),
  cardMoveLimit: cardLimit(['督办后推进时限', 'Limit for moving on after a card'], 7),
  reviewLimit: stageLimit(['延期审核时限', 'Limit for reviewing an extension'], {
    amount: 4,
    unit: 'workHours',
  }),
  decideLimit: stageLimit(['派遣异议裁定时限', 'Limit for deciding on an objection'], {
    amount: 2,
    unit: 'workHours',
  }),
  objectionQuota: count(['几次异议后由指挥长裁定', 'Objections before the commander decides'], 3, {
    minimum: 1,
    maximum: 10,
  }),
  callbackTries: count(
    ['回访几次无人接听算联系不上', 'Calls before somebody counts as unreachable'],
    3,
    {
      minimum: 1,
      maximum: 10,
    },
  ),
  extensionQuota: count(['最多延期次数', 'Extensions at most'], 2, { maximum: 10 }),
  parkQuota: count(['最多挂账次数', 'Parkings at most'], 1, { maximum: 5 }),
  parkMaximumDays: {
    ...count(['挂账最长天数', 'Longest parking (days)'], 365, { minimum: 1, maximum: 365 }),
    unit: 'days',
  },
  // The limit runs from closing: the wait must leave time for a call on the next working day.
  callbackDelay: wait(['结案后多久回访', 'Wait before calling back'], 'PT12H'),
  callbackSpacing: wait(['两次回访间隔', 'Wait between calls'], 'PT4H'),
  reopenWindow: stageLimit(['结案后可重启的期限', 'How long a closed case may be reopened'], {
    amount: 30,
    unit: 'calendarDays',
  }),
  warnShare: {
    type: 'share',
    label: '时限用到几成时预警',
    labelEn: 'Share of the limit used when the clock warns',
    value: 0.8,
    minimum: 0.1,
    maximum: 0.99,
    group: 'clocks',
    inCase: true,
  },
  escalateAfter: {
    ...stageLimit(['超时多久转督办', 'Time overdue before supervision'], {
      amount: 4,
      unit: 'workHours',
    }),
    group: 'clocks',
  },
  cardApproval: {
    type: 'choice',
    label: '督办单从哪一级起要审批',
    labelEn: 'Cards that are approved before they take effect',
    value: 'orange',
    choices: cardLevels,
    group: 'supervision',
    inCase: false,
  },
  cardEscalation: {
    type: 'choice',
    label: '督办单逾期自动升级到哪一级',
    labelEn: 'Highest level that a late card is raised to by itself',
    value: 'red',
    choices: ['none', 'orange', 'red'],
    group: 'supervision',
    inCase: false,
  },
  reworkClock: {
    type: 'choice',
    label: '返工时处置计时',
    labelEn: 'Handling clock after rework',
    value: 'resume',
    choices: ['resume', 'restart'],
    group: 'clocks',
    inCase: true,
  },
  evidenceRadiusMetres: {
    type: 'integer',
    label: '现场照片的有效距离（米）',
    labelEn: 'Distance within which a photo counts as taken on the spot (metres)',
    value: 100,
    minimum: 10,
    maximum: 5000,
    unit: 'metres',
    group: 'system',
    inCase: false,
  },
  similarRadiusMetres: {
    type: 'integer',
    label: '疑似重复的距离（米）',
    labelEn: 'Distance of a possible duplicate (metres)',
    value: 200,
    minimum: 10,
    maximum: 5000,
    unit: 'metres',
    group: 'duplicates',
    inCase: false,
  },
  similarDays: {
    type: 'integer',
    label: '疑似重复的时间（天）',
    labelEn: 'Age of a possible duplicate (days)',
    value: 7,
    minimum: 1,
    maximum: 90,
    unit: 'days',
    group: 'duplicates',
    inCase: false,
  },
  sessionIdle: period(['无操作多久退出', 'Signed out when idle for'], 'PT30M', {
    minimum: 'PT5M',
    maximum: 'PT12H',
    group: 'security',
  }),
  sessionAbsolute: period(['登录最长时间', 'Signed out at the latest after'], 'PT12H', {
    minimum: 'PT15M',
    maximum: 'P7D',
    group: 'security',
  }),
  lockoutAttempts: {
    type: 'integer',
    label: '连续输错几次锁定',
    labelEn: 'Failed sign-ins before the lock',
    value: 5,
    minimum: 3,
    maximum: 20,
    unit: 'times',
    group: 'security',
    inCase: false,
  },
  lockoutMinutes: {
    type: 'integer',
    label: '锁定时间（分钟）',
    labelEn: 'Length of the lock (minutes)',
    value: 15,
    minimum: 1,
    maximum: 1440,
    unit: 'minutes',
    group: 'security',
    inCase: false,
  },
  passwordLength: {
    type: 'integer',
    label: '口令最短长度',
    labelEn: 'Shortest password (characters)',
    value: 8,
    minimum: 8,
    maximum: 64,
    group: 'security',
    inCase: false,
  },
  passwordClasses: {
    type: 'integer',
    label: '口令至少含几类字符',
    labelEn: 'Classes of characters in a password',
    value: 3,
    minimum: 1,
    maximum: 4,
    group: 'security',
    inCase: false,
  },
  passwordHistory: {
    type: 'integer',
    label: '最近几个口令不能再用',
    labelEn: 'Last passwords not taken again',
    value: 5,
    minimum: 1,
    maximum: 24,
    unit: 'times',
    group: 'security',
    inCase: false,
  },
  passwordDays: {
    type: 'integer',
    label: '口令多少天后要改（0 为不限）',
    labelEn: 'Days until a password has to be changed (0 for never)',
    value: 90,
    minimum: 0,
    maximum: 3650,
    unit: 'days',
    group: 'security',
    inCase: false,
  },
  oneTimePasswordLife: period(['一次性口令有效时间', 'How long a one-time password lasts'], 'P3D', {
    minimum: 'PT1H',
    maximum: 'P30D',
    group: 'security',
  }),
  purposeValidity: period(
    ['说明查看目的后多久有效', 'How long a purpose opens a protected case'],
    'PT8H',
    { minimum: 'PT5M', maximum: 'P7D', group: 'security' },
  ),
  messageTimeToLive: period(['消息保留时间', 'How long a message waits for its receiver'], 'P7D', {
    minimum: 'PT1M',
    maximum: 'P90D',
    group: 'system',
  }),
  backupWarnAfter: period(
    ['多久没有备份就提醒', 'Warn when there has been no backup for'],
    'PT36H',
    { minimum: 'PT1H', maximum: 'P30D', group: 'system' },
  ),
} as const satisfies Readonly<Record<string, Setting>>;

export type SettingKey = keyof typeof settingTable;

export const isSettingKey = (key: string): key is SettingKey => Object.hasOwn(settingTable, key);

export const settingKeys: readonly SettingKey[] = Object.keys(settingTable).filter(isSettingKey);
