import type { SecurityEventType } from './security-event-types.ts';

type Language = 'zh' | 'en';

/** What an event of the security log is called, on screens and in files. */
const words: { readonly [T in SecurityEventType]: { readonly [L in Language]: string } } = {
  'sign-in': { zh: '登录', en: 'Sign-in' },
  'sign-in-locked': { zh: '登录锁定', en: 'Sign-in locked' },
  'sign-out': { zh: '退出', en: 'Sign-out' },
  'password-change': { zh: '改口令', en: 'Password changed' },
  'password-reset': { zh: '重置口令', en: 'Password reset' },
  'account-created': { zh: '新建账号', en: 'Account made' },
  'account-disabled': { zh: '停用账号', en: 'Account disabled' },
  'account-enabled': { zh: '启用账号', en: 'Account enabled' },
  'token-issued': { zh: '发放令牌', en: 'Token issued' },
  'token-revoked': { zh: '吊销令牌', en: 'Token revoked' },
  'request-refused': { zh: '越权被拒', en: 'Request refused' },
  'personal-data-read': { zh: '查看反映人', en: 'Reporter looked at' },
  'protected-case-opened': { zh: '打开保密事件', en: 'Protected case opened' },
  'list-exported': { zh: '导出清单', en: 'List exported' },
  'unit-created': { zh: '新建单位', en: 'Unit made' },
  'unit-changed': { zh: '修改单位', en: 'Unit changed' },
  'unit-closed': { zh: '停用单位', en: 'Unit closed' },
  'unit-opened': { zh: '重新启用单位', en: 'Unit opened again' },
  'person-renamed': { zh: '改名', en: 'Renamed' },
  'post-given': { zh: '增加岗位', en: 'Post added' },
  'post-changed': { zh: '改任期', en: 'End of a post changed' },
  'grid-created': { zh: '新建网格', en: 'Grid made' },
  'grid-changed': { zh: '改网格', en: 'Grid changed' },
  'grid-closed': { zh: '停用网格', en: 'Grid closed' },
  'grid-opened': { zh: '重新启用网格', en: 'Grid opened again' },
  'responsibility-changed': { zh: '改责任单位', en: 'Responsible unit changed' },
  'setting-changed': { zh: '改设置', en: 'Setting changed' },
  'setting-reset': { zh: '设置恢复默认', en: 'Setting put back to its default' },
  'calendar-put-in-force': { zh: '日历生效', en: 'Calendar put in force' },
  'catalogue-changed': { zh: '改目录', en: 'Catalogue changed' },
  'draft-created': { zh: '新建流程草稿', en: 'Draft begun' },
  'draft-taken-over': { zh: '接手草稿', en: 'Draft taken over' },
  'draft-discarded': { zh: '放弃草稿', en: 'Draft discarded' },
  'draft-submitted': { zh: '提交审核', en: 'Draft submitted' },
  'draft-withdrawn': { zh: '撤回送审', en: 'Draft withdrawn' },
  'draft-approved': { zh: '审核通过', en: 'Draft approved' },
  'draft-returned': { zh: '审核退回', en: 'Draft returned' },
  'procedure-published': { zh: '发布流程', en: 'Procedure published' },
  'import-started': { zh: '开始导入', en: 'Import started' },
  'import-cancelled': { zh: '取消导入', en: 'Import cancelled' },
  'reference-imported': { zh: '导入基础数据', en: 'Reference data imported' },
  'message-expired': { zh: '消息过期无人收', en: 'Message expired unclaimed' },
  'ledgers-checked': { zh: '核验台账', en: 'Ledgers verified' },
};

/** A type that this version does not know shows itself. */
export const securityEventWords = (type: string, language: Language): string => {
  const known: Readonly<Record<string, Readonly<Record<Language, string>>>> = words;
  return Object.hasOwn(known, type) ? (known[type]?.[language] ?? type) : type;
};
