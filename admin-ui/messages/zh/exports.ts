/** 导出清单. */
export const exported = {
  export: '导出',
  rows: '现在的清单，%{count} 行',
  cutOff: '超过 %{most} 行，只导出前 %{most} 行；请先缩小范围',
  counting: '正在数…',
  xlsx: 'Excel（XLSX）',
  csv: '文本（CSV）',
};
