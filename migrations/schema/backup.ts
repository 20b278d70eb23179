/** A backup that was begun by `npm run backup -- create`; neither `ended_at` nor `error`: it runs, or was killed. */
export interface BackupTable {
  id: string;
  began_at: Date;
  ended_at: Date | null;
  /** Machine and folder. */
  place: string;
  /** Of everything in the folder. */
  bytes: string | null;
  error: string | null;
  /** When it was last restored into a database beside, for trial. */
  tried_at: Date | null;
}
