/** Open tasks counted for the board; only `fold_board` writes it. Readers take `board_mark`, which has what is not added up yet. */
export interface BoardCountTable {
  /** The end of the quarter of an hour that an instant lies in; `-infinity` for what no instant ends. */
  bucket: Date;
  mark: 'open' | 'paused' | 'undetermined' | 'none' | 'due' | 'warned-due' | 'warn' | 'flow';
  unit_id: string | null;
  stage: string | null;
  urgency: string;
  total: string;
}
