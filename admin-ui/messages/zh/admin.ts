/** Words of all pages of reference data and operations. */
export const admin = {
  failed: '没有取到',
  notLoaded: '%{what}没有取到',
  safe: '事件和台账不受影响',
  again: '再取一次',
  failureCode: '代码 %{code}',
  close: '关闭',
};
