/** Seals. */
export const seals = {
  title: 'Seals',
  count: '%{count} so far',
  intro:
    'Once a day the ends of all ledger chains are signed (Ed25519), each seal over the one before. From then on nobody rewrites a ledger unnoticed, not even whoever owns the database.',
  outside: 'Verify outside the centre',
  outsideText:
    'Seals lie in the database of the centre. Download the proof, keep it where nobody who runs the database can write, and note the fingerprint of the key elsewhere: then a rewriting of the seals is found too. The command needs neither the centre nor its database:',
  outsideDatabase: 'With the proof against the ledgers in the database:',
  key: 'Fingerprint of the key',
  keys: '%{count} keys were used: find out why it was changed',
  column: {
    day: 'Day',
    cases: 'Cases',
    entries: 'Ledger entries',
    moved: 'Moved since',
    seal: 'Signature',
    acts: 'Operations',
  },
  signed: 'Valid',
  notSigned: 'Not valid',
  notLinked: 'Does not follow on the one before',
  notKept: 'Chain ends not kept',
  verify: 'Verify',
  verifying: 'Verifying',
  proof: 'Download proof',
  hash: 'Hash of the chain ends',
  proven:
    'Proven: the chain ends of %{checked} cases are those that were signed, and their entries stand',
  changed: 'Changed after they were sealed. Cases: %{faults}',
  differ: 'The chain ends that were kept are not those that were signed',
  old: 'The signature is valid; the chain ends were not kept then and cannot be computed anew',
  failed: 'Not verified: %{why}',
  none: 'No seals yet',
  noneText: 'The centre seals once a day by itself, for the first time soon after it was started.',
  more: 'Earlier',
};
