import { lazy, type ReactNode } from 'react';
import { useSession } from '../../providers/session.ts';

const DuePassword = lazy(async () => ({
  default: (await import('./due-password.tsx')).DuePassword,
}));

/** Nothing else is shown before a password is changed that has to be; then the page that was asked for. */
export function PasswordGate({ children }: { readonly children: ReactNode }) {
  const { passwordChange } = useSession();
  return passwordChange === null ? children : <DuePassword reason={passwordChange} />;
}
