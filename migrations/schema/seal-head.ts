/** The end of a chain that had moved since the seal before, or was new. */
export interface SealHeadTable {
  seal_id: string;
  case_id: string;
  seq: number;
  hash: string;
}
