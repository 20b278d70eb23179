/** Words of protected cases. */
export const secrecy = {
  mark: 'Protected',
  title: 'A protected case: say first what it is opened for',
  text: 'Purpose, name and time go into the security log; once it has run out, the case asks again.',
  purpose: 'Purpose',
  hint: 'Such as: the caller asks how far it has come',
  open: 'Record and open',
  opening: 'Opening',
  claim: 'Claim it',
  claimHint: 'Whoever works on it need not say a purpose; the claim is in the ledger',
  number: 'Number %{number}',
};
