const frame = 'it only frames the fields of a form';
const search = 'it looks for something: what is typed stands in the address, or finds a choice';
const picked = 'nothing is typed: it is ticked, moved, or asked for';
const secret = 'a password stays nowhere';
const file = 'what was chosen is kept: kept-files.test.tsx, nothing-typed-is-lost.test.ts';

/** Files that draw an input, and in which nothing is typed that could be lost, with the reason. */
export const nothingTyped: Readonly<Record<string, string>> = {
  'fields/password-field.tsx': secret,
  'resources/session/password-form.tsx': secret,
  'resources/session/sign-in-form.tsx': secret,
  'layout/session-expired-dialog.tsx': secret,
  'forms/attachments-field.tsx': file,
  'resources/reports/files-part.tsx': file,
  'resources/phone/photos/photos-field.tsx': 'photos are kept in the outbox of the phone',
  'resources/grids/file-tools.tsx': file,
  'resources/calendar/notice-file.tsx':
    'what was read is in the draft of the calendar, which is kept',
  'resources/procedures/file-choice.tsx': 'what was read is kept with its form, or sent at once',
  'forms/growing-text.tsx': frame,
  'forms/long-text.tsx': frame,
  'forms/date-pick.tsx': picked,
  'forms/people-picker.tsx': search,
  'forms/search-field.tsx': search,
  'layout/admin-page.tsx': search,
  'layout/go-to.tsx': search,
  'layout/keyboard/keyboard-help.tsx': search,
  'layout/head-search.tsx': search,
  'resources/organisation/address-tools.tsx': search,
  'resources/organisation/units-page.tsx': search,
  'resources/cases/case-list-head.tsx': search,
  'resources/incidents/incident-list-head.tsx': search,
  'resources/audit/day-filter.tsx': search,
  'resources/catalogue/catalogue-page.tsx': search,
  'resources/tasks/inbox/filter-chips.tsx': search,
  'resources/board/board-list.tsx': picked,
  'resources/board/board-row.tsx': picked,
  'resources/board/extend-dialog.tsx': picked,
  'resources/tasks/inbox/bulk-dialogs.tsx': picked,
  'resources/tasks/inbox/column-heads.tsx': picked,
  'resources/tasks/inbox/task-row.tsx': picked,
  'resources/tasks/completion/claimed-dialog.tsx': picked,
  'resources/tasks/completion/confirm-end.tsx': picked,
  'resources/tasks/completion/stale-dialog.tsx': picked,
  'resources/tasks/drafts/shared-meanwhile-dialog.tsx': picked,
  'resources/incidents/repair-dialog.tsx': picked,
  'resources/accounts/shown-once.tsx': picked,
  'resources/cases/compare-evidence.tsx': picked,
  'resources/cases/replay-bar.tsx': picked,
  'resources/designer/draft/two-texts-dialog.tsx': picked,
  'resources/grids/grids-page.tsx': picked,
  'resources/responsibilities/responsibility-page.tsx': picked,
  'layout/my-page.tsx': picked,
  'resources/catalogue/paste-box.tsx': 'what is pasted goes into the form at once',
  'resources/calendar/counting-card.tsx':
    'a draft of the calendar is kept: tests/admin-ui/calendar',
  'resources/calendar/preview-card.tsx': 'a draft of the calendar is kept: tests/admin-ui/calendar',
  'resources/organisation/change-dialog.tsx': frame,
};
