/** Words of what posts allow (`domain/permissions`). */
export const permissions = {
  report: {
    create: '上报',
    read: '看上报',
  },
  case: {
    read: '看事件',
    'read-personal': '看报告人联系方式',
    comment: '留言',
    attach: '传附件',
    urge: '催办',
    'open-card': '拟、发督办单（蓝、橙）',
    'open-red-card': '拟、发红单',
    'approve-card': '审批督办单',
    'answer-card': '答复督办单',
    'close-card': '督办单销号',
    copy: '抄送',
    extend: '批延期',
    'request-extension': '申请延期',
    park: '挂起',
    void: '作废',
    reopen: '重新办理',
    message: '发消息',
    'start-activity': '开始本岗位的自选办理',
    'steer-activities': '掌握自选办理',
    intervene: '申请干预事件',
    'approve-intervention': '同意干预事件',
    'recompute-clocks': '重算时限',
    'set-secrecy': '设为、解除保密',
    audit: '验链重放',
  },
  task: {
    read: '看待办',
    'read-team': '看本班在办',
    claim: '认领',
    complete: '办理',
    return: '退回',
    transfer: '转办 / 改派',
    delegate: '委派',
  },
  ledger: {
    read: '看台账',
  },
  audit: {
    read: '看审计',
    'read-sign-ins': '看登录记录',
  },
  board: {
    read: '看督办板',
  },
  assessment: {
    read: '看考核',
  },
  incident: {
    read: '看故障',
    repair: '处理故障',
  },
  message: {
    publish: '送入外部消息',
    read: '看无人接收的消息',
  },
  signal: {
    broadcast: '送入外部信号',
  },
  catalogue: {
    read: '看目录',
    write: '改目录',
  },
  responsibility: {
    read: '看责任清单',
    write: '改责任清单',
  },
  calendar: {
    read: '看日历',
    write: '改工作日历',
  },
  procedure: {
    read: '看流程',
    write: '画流程',
    publish: '发布流程',
    'read-drafts': '看流程草稿',
    review: '审核流程草稿',
  },
  organisation: {
    read: '看组织',
    write: '改组织',
  },
  person: {
    read: '看人员',
    write: '改人员',
  },
  account: {
    read: '看账号',
    write: '管账号',
  },
  post: {
    write: '管岗位',
  },
  token: {
    write: '管令牌',
  },
  permission: {
    read: '看权限',
  },
  setting: {
    read: '看设置',
    write: '改设置',
  },
  import: {
    read: '看导入',
    reports: '导入上报',
    reference: '导入目录',
  },
  operations: {
    read: '看运行状态',
  },
};
