/** Words of protected cases. */
export const secrecy = {
  mark: '保密',
  title: '保密事件，先说明查看目的',
  text: '目的、姓名和时间记入安全日志，到期后再看要重新说明。',
  purpose: '查看目的',
  hint: '例：核对来电人追问的办理进度',
  open: '记录并打开',
  opening: '正在打开',
  claim: '认领办理',
  claimHint: '认领后不必再说明目的；认领记入台账',
  number: '编号 %{number}',
};
