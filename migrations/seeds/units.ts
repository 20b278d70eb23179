import type { UnitTable } from '../schema/unit.ts';

export type SeedUnit = Omit<UnitTable, 'active' | 'version'>;

/** The made-up town 青禾镇: its centre, the departments that handle, the villages and communities. */
export const units: readonly SeedUnit[] = [
  {
    id: 'u-centre',
    name: '青禾镇集成指挥中心',
    name_en: 'Qinghe Town Integrated Command Centre',
    kind: 'centre',
    parent_id: null,
  },
  department('u-enforcement', '综合执法局', 'Comprehensive Enforcement Bureau'),
  department('u-municipal', '市政管护所', 'Municipal Maintenance Office'),
  department('u-sanitation', '环卫所', 'Sanitation Office'),
  department('u-garden', '园林站', 'Parks Station'),
  department('u-water', '水务站', 'Water Station'),
  department('u-safety', '应急管理站', 'Safety and Emergency Station'),
  village('u-jianshe', '建设社区', 'Jianshe Community'),
  village('u-heping', '和平社区', 'Heping Community'),
  village('u-xinhua', '新华村', 'Xinhua Village'),
  village('u-dongfeng', '东风村', 'Dongfeng Village'),
  village('u-liuxi', '柳溪村', 'Liuxi Village'),
];

function department(id: string, name: string, nameEn: string): SeedUnit {
  return { id, name, name_en: nameEn, kind: 'department', parent_id: 'u-centre' };
}

function village(id: string, name: string, nameEn: string): SeedUnit {
  return { id, name, name_en: nameEn, kind: 'village', parent_id: 'u-centre' };
}
