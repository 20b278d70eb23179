import { accounts } from './en/accounts.ts';
import { audit } from './en/audit.ts';
import { admin } from './en/admin.ts';
import { calendar } from './en/calendar.ts';
import { board } from './en/board.ts';
import { cards } from './en/cards.ts';
import { cases } from './en/cases.ts';
import { catalogue } from './en/catalogue.ts';
import { clocks } from './en/clocks.ts';
import { codes } from './en/codes.ts';
import { desk } from './en/desk.ts';
import { designer } from './en/designer.ts';
import { exported } from './en/exports.ts';
import { findings } from './en/findings.ts';
import { forecast } from './en/forecast.ts';
import { form } from './en/form.ts';
import { frame } from './en/frame.ts';
import { grids } from './en/grids.ts';
import { imports } from './en/imports.ts';
import { inbox } from './en/inbox.ts';
import { incidents } from './en/incidents.ts';
import { keys } from './en/keys.ts';
import { ledger } from './en/ledger.ts';
import { operations } from './en/operations.ts';
import { organisation } from './en/organisation.ts';
import { password } from './en/password.ts';
import { phone } from './en/phone.ts';
import { print } from './en/print.ts';
import { procedures } from './en/procedures.ts';
import { reports } from './en/reports.ts';
import { responsibilities } from './en/responsibilities.ts';
import { savedViews } from './en/saved-views.ts';
import { secrecy } from './en/secrecy.ts';
import { seals } from './en/seals.ts';
import { settings } from './en/settings.ts';
import { signIn } from './en/sign-in.ts';
import { statistics } from './en/statistics.ts';
import { supervision } from './en/supervision.ts';
import { task } from './en/task.ts';
import type { WordsLike } from './words-like.ts';
import type { zh } from './zh.ts';

/** All English words: the same keys as the Chinese ones. */
export const en: WordsLike<typeof zh> = {
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
