/** class x grid -> unit; a null grid is the default of the class. */
export interface ResponsibilityTable {
  id: string;
  class_code: string;
  kind: 'component' | 'matter';
  grid_id: string | null;
  unit_id: string;
}
