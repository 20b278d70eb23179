import type { WordsLike } from '../words-like.ts';
import type { password as chinese } from '../zh/password.ts';

/** Words of changing a password. */
export const password: WordsLike<typeof chinese> = {
  title: 'Change password',
  hello: '%{name} (%{login}). ',
  oneTime: 'This was a one-time password. Choose another one, then the work can begin.',
  expired: 'This password has been used for too long. Choose another one, then the work goes on.',
  ownText: 'Sessions elsewhere end with the change.',
  current: 'Present password',
  currentOneTime: 'One-time password',
  next: 'New password',
  again: 'New password again',
  rules: 'The new password',
  need: {
    length: 'has at least %{count} characters',
    classes: 'has %{count} of: lower case, upper case, digits, others',
    name: 'does not contain the login or the name of the system',
    same: 'is the same in both fields',
  },
  met: ', fulfilled',
  open: ', not yet',
  history: 'None of the last %{count} passwords, and none that many people use.',
  gap: {
    current: 'the present password is needed',
    next: 'does not fulfil what is listed below',
    again: 'is not the same as the new password',
  },
  separator: '; ',
  submitting: 'Submitting',
  back: 'Back',
  done: 'Password changed; sessions elsewhere have ended',
};
