/** A class of things or matters; codes are unique only with version and kind (domain.md 3.2). */
export interface CatalogueClassTable {
  id: string;
  version_id: string;
  kind: 'component' | 'matter';
  code: string;
  name: string;
  name_en: string;
  major: string;
  major_en: string;
  keywords: string[];
}
