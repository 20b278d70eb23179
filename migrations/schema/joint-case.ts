/** Cases of which several tasks have been open at once, until they end; a trigger of `task` writes it. Whether several still work on one, its tasks tell. */
export interface JointCaseTable {
  case_id: string;
}
