/** Lists as files. */
export const exported = {
  export: 'Export',
  rows: 'The list as it is: %{count} rows',
  cutOff: 'More than %{most} rows: only the first %{most} are exported. Narrow the list first',
  counting: 'Counting…',
  xlsx: 'Excel (XLSX)',
  csv: 'Text (CSV)',
};
