/** 通知的种类. */
export const notices = {
  'card-opened': '督办单',
  'card-proposed': '督办单等审批',
  'card-approved': '督办单已批准',
  'card-refused': '督办单未批准',
  'card-escalated': '督办单自动升级',
  'card-late': '督办单逾期',
  'card-answered': '督办单已答复',
  'card-closed': '督办单已了结',
  'incident-opened': '技术故障',
  urge: '催办',
  overdue: '已超时',
  'answer-owed': '要答复',
  copied: '抄送',
  mentioned: '留言提到',
  'task-returned': '退回',
  'task-withdrawn': '待办已收回',
};
