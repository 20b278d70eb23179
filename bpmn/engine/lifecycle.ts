/**
 * - `active`: it holds a token
 * - `completed`: it gave its token on
 * - `cancelled`: ended from outside (terminate end, end of the enclosing scope, the whole case)
 * - `interrupted`: ended by one of its own boundary events
 * - `superseded`: a return went behind it; it no longer counts for anything
 */
export type InstanceState = 'active' | 'completed' | 'cancelled' | 'interrupted' | 'superseded';

/** What may follow what (`returns.md`): reactivation and revival lead back to `active`. */
const transitions: { readonly [S in InstanceState]: readonly InstanceState[] } = {
  active: ['completed', 'cancelled', 'interrupted', 'superseded'],
  completed: ['active', 'superseded'],
  cancelled: ['active', 'superseded'],
  interrupted: ['active', 'superseded'],
  superseded: [],
};

export function canBecome(from: InstanceState, to: InstanceState): boolean {
  return transitions[from].includes(to);
}
