/** Why a whole file was not taken. */
export const importFailure = {
  'file-unreadable': '文件读不懂：格式不对，或者已损坏',
  'file-not-in-encoding': '文件不是所说的编码',
  'sheet-missing': '没有这张工作表',
  'list-missing': '文件里没有所说的列表',
  'row-too-long': '有一行太长',
  'file-too-large': '文件太大',
  'not-a-catalogue': '不是目录文件',
  'catalogue-empty': '没有一个读得懂的类别',
  'map-invalid': '各列的读法不对',
  'calendar-in-force-broken': '现行日历读不懂',
  'file-missing': '文件已不在服务器上，要重新导入',
  'internal-error': '多次没有成，收入的留着；再导入同一文件会接着做',
};

/** What to know of rows that came in all the same. */
export const importNote = {
  'urgent-days-read-as-calendar-days': '“紧急工作日”按自然日读',
  'classes-without-condition': '没有立案条件的类别',
  'classes-without-unit': '没有责任单位的类别',
};
