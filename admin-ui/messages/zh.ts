import { accounts } from './zh/accounts.ts';
import { audit } from './zh/audit.ts';
import { admin } from './zh/admin.ts';
import { calendar } from './zh/calendar.ts';
import { board } from './zh/board.ts';
import { cards } from './zh/cards.ts';
import { cases } from './zh/cases.ts';
import { catalogue } from './zh/catalogue.ts';
import { clocks } from './zh/clocks.ts';
import { codes } from './zh/codes.ts';
import { desk } from './zh/desk.ts';
import { designer } from './zh/designer.ts';
import { exported } from './zh/exports.ts';
import { findings } from './zh/findings.ts';
import { forecast } from './zh/forecast.ts';
import { form } from './zh/form.ts';
import { frame } from './zh/frame.ts';
import { grids } from './zh/grids.ts';
import { imports } from './zh/imports.ts';
import { inbox } from './zh/inbox.ts';
import { incidents } from './zh/incidents.ts';
import { keys } from './zh/keys.ts';
import { ledger } from './zh/ledger.ts';
import { operations } from './zh/operations.ts';
import { organisation } from './zh/organisation.ts';
import { password } from './zh/password.ts';
import { phone } from './zh/phone.ts';
import { print } from './zh/print.ts';
import { procedures } from './zh/procedures.ts';
import { reports } from './zh/reports.ts';
import { responsibilities } from './zh/responsibilities.ts';
import { savedViews } from './zh/saved-views.ts';
import { secrecy } from './zh/secrecy.ts';
import { seals } from './zh/seals.ts';
import { settings } from './zh/settings.ts';
import { signIn } from './zh/sign-in.ts';
import { statistics } from './zh/statistics.ts';
import { supervision } from './zh/supervision.ts';
import { task } from './zh/task.ts';

/** All Chinese words, one file an area. */
export const zh = {
  accounts,
  admin,
  audit,
  calendar,
  board,
  cards,
  cases,
  catalogue,
  clocks,
  codes,
  desk,
  designer,
  exported,
  findings,
  forecast,
  form,
  frame,
  grids,
  imports,
  inbox,
  incidents,
  keys,
  ledger,
  operations,
  organisation,
  password,
  phone,
  print,
  procedures,
  reports,
  responsibilities,
  savedViews,
  secrecy,
  seals,
  settings,
  signIn,
  statistics,
  supervision,
  task,
};
