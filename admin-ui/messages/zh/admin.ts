/** Words of all pages of reference data and operations. */
export const admin = {
  failed: '没有取到',
  notLoaded: '%{what}没有取到',
  safe: '事件和台账不受影响',
  again: '再取一次',
  failureCode: '错误码 %{code}',
  failureReference: '编号 %{reference}，报修时提供',
  close: '关闭',
};
