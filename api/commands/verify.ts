import { connect } from '../../migrations/connection.ts';
import { databaseUrlOfProcess } from '../config.ts';
import { exitCodes } from './exit-codes.ts';
import { runCommand } from './run-command.ts';
import { verifyLedgers } from './verify/verify-ledgers.ts';
import { helpText, readVerifyOptions, type VerifyOptions } from './verify/verify-options.ts';
import { proofIn, type Verified, verifyProof } from './verify/verify-proof.ts';

const verifyDatabase = async (proof: string | null): Promise<Verified> => {
  const sealed = proof === null ? null : proofIn(proof);
  const genuine = sealed === null ? null : verifyProof(sealed, null);
  if (genuine !== null && !genuine.holds) return genuine;
  const db = connect(databaseUrlOfProcess(), {
    applicationName: 'bihuan-verify',
    size: 2,
    statementTimeoutMillis: 0,
  });
  try {
    return await verifyLedgers(db, sealed);
  } finally {
    await db.destroy();
  }
};

const verified = async (options: VerifyOptions): Promise<Verified> =>
  options.action === 'proof'
    ? verifyProof(proofIn(options.file), options.key)
    : verifyDatabase(options.proof);

await runCommand(async () => {
  const options = readVerifyOptions(process.argv.slice(2));
  if (options === 'help') {
    process.stdout.write(helpText);
    return exitCodes.done;
  }
  const { holds, lines, json } = await verified(options);
  process.stdout.write(`${options.json ? JSON.stringify(json) : lines.join('\n')}\n`);
  return holds ? exitCodes.done : exitCodes.no;
});
