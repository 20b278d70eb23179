import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { signOut } from '../providers/auth-provider.ts';
import { lastUndo } from './last-undo.ts';

/** Ends the session and forgets everything that was read in it, whether the server heard it or not. */
export function useSignOut(): () => void {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { mutate } = useMutation({
    mutationFn: signOut,
    networkMode: 'always',
    onSettled: async () => {
      queries.clear();
      lastUndo.set(null);
      await navigate('/sign-in', { replace: true });
    },
  });
  return () => {
    mutate();
  };
}
