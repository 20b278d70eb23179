import type { CardLevel } from '../contract/supervision.ts';
import type { Channel, Stage, Urgency } from '../../domain/stages.ts';
import type { ClockState } from '../contract/common.ts';
import type { Language } from './exported-list.ts';

type Words = { readonly [L in Language]: string };

/** Words in files; the screens have their own (`admin-ui/messages`). */
export const stageWords: { readonly [S in Stage]: Words } = {
  report: { zh: '上报', en: 'Report' },
  accept: { zh: '受理', en: 'Accept' },
  verify: { zh: '核实', en: 'Verify' },
  file: { zh: '立案', en: 'File' },
  dispatch: { zh: '派遣', en: 'Dispatch' },
  handle: { zh: '处置', en: 'Handle' },
  feedback: { zh: '反馈', en: 'Feedback' },
  check: { zh: '核查', en: 'Check' },
  close: { zh: '结案', en: 'Close' },
  callback: { zh: '回访', en: 'Call back' },
  confirm: { zh: '审核确认', en: 'Confirm' },
  assess: { zh: '考核', en: 'Assess' },
};

export const clockWords: { readonly [S in ClockState]: Words } = {
  fine: { zh: '正常', en: 'fine' },
  warn: { zh: '预警', en: 'warning' },
  overdue: { zh: '超时', en: 'overdue' },
  paused: { zh: '暂停', en: 'paused' },
  stopped: { zh: '已停', en: 'stopped' },
  none: { zh: '无时限', en: 'no limit' },
  undetermined: { zh: '待定', en: 'undetermined' },
};

export const urgencyWords: { readonly [U in Urgency]: Words } = {
  normal: { zh: '一般', en: 'normal' },
  urgent: { zh: '紧急', en: 'urgent' },
  critical: { zh: '特急', en: 'critical' },
};

export const cardWords: { readonly [L in CardLevel]: Words } = {
  blue: { zh: '蓝', en: 'blue' },
  orange: { zh: '橙', en: 'orange' },
  red: { zh: '红', en: 'red' },
};

export const channelWords: { readonly [C in Channel]: Words } = {
  phone: { zh: '电话', en: 'Phone' },
  visit: { zh: '来访', en: 'Visit' },
  web: { zh: '网上', en: 'Web' },
  leader: { zh: '领导交办', en: 'Leader' },
  upper: { zh: '上级交办', en: 'Higher level' },
  'hotline-12345': { zh: '12345', en: '12345' },
  grid: { zh: '网格员', en: 'Grid worker' },
  patrol: { zh: '巡查', en: 'Patrol' },
  video: { zh: '视频巡查', en: 'Video patrol' },
  sensor: { zh: '感知设备', en: 'Sensor' },
  transfer: { zh: '部门移交', en: 'Transfer' },
  import: { zh: '导入', en: 'Import' },
};
