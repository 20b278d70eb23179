import type { WordsLike } from '../words-like.ts';
import type { signIn as chinese } from '../zh/sign-in.ts';

/** Words of the sign-in page. */
export const signIn: WordsLike<typeof chinese> = {
  title: 'Sign in',
  login: 'Login',
  password: 'Password',
  show: 'Show the password',
  hide: 'Hide the password',
  submit: 'Sign in',
  submitting: 'Signing in',
  motto: 'One matter, once around: from report to assessment.',
  demoMode: 'Demo mode. ',
  demoText: 'Every password is ',
  demoHint:
    ', all data is made up. A card below signs in at once; in real use these accounts do not exist.',
  databaseFine: 'Database up',
  databaseAway: 'Database away',
  engineFine: 'Workflow engine up',
  engineAway: 'Workflow engine away',
  checking: 'Checking the services',
  serverAway: 'The server does not answer',
  serverAwayHint: 'It is tried again by itself. If this lasts, call the system administrator.',
  groupCentre: 'Command centre',
  groupUnits: 'Units and grids',
  groupAdministration: 'Administration',
  enterAs: 'Sign in as %{role} %{name}',
  duty: {
    acceptor: 'Takes calls, accepts, files, closes, calls back',
    dispatcher: 'Sends cases to units, takes feedback',
    commander: 'Leads the shift, emergencies, joint matters',
    supervisor: 'Watches the overdue, urges, issues cards',
    analyst: 'Reports, early warnings, advice',
    leader: 'Sees the whole, instructs, signs off',
    lead: '%{unit}: takes on, assigns, hands back',
    handler: '%{unit}: goes there, fixes, takes photos',
    grid: 'Reports, verifies and checks by phone',
    designer: 'Draws, rehearses and publishes procedures',
    admin: 'Organisation, posts, calendars, catalogue',
    security: 'Accounts, permissions, sign-in policy',
    auditor: 'Reads ledgers, verifies chains, replays cases',
  },
};
