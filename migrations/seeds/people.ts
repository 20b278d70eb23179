import type { Role } from '../../domain/permissions/roles.ts';

export interface SeedPerson {
  /** The login; the id is `p-<login>`. */
  readonly login: string;
  readonly name: string;
  readonly name_en: string;
  readonly posts: readonly { readonly role: Role; readonly unit: string; readonly grid?: string }[];
}

type Row = readonly [
  login: string,
  name: string,
  nameEn: string,
  role: Role,
  unit: string,
  grid?: string,
];

/** The demo logins that the sign-in page shows (api.md, "Demo logins"). */
const shown: readonly Row[] = [
  ['acceptor', '陈静怡', 'Chen Jingyi', 'acceptor', 'u-centre'],
  ['dispatcher', '林志远', 'Lin Zhiyuan', 'dispatcher', 'u-centre'],
  ['commander', '周国栋', 'Zhou Guodong', 'commander', 'u-centre'],
  ['lead', '赵明辉', 'Zhao Minghui', 'lead', 'u-enforcement'],
  ['handler', '孙立新', 'Sun Lixin', 'handler', 'u-enforcement'],
  ['grid', '王秀兰', 'Wang Xiulan', 'grid', 'u-jianshe', 'g-jianshe-01'],
  ['supervisor', '吴晓峰', 'Wu Xiaofeng', 'supervisor', 'u-centre'],
  ['analyst', '郑雨桐', 'Zheng Yutong', 'analyst', 'u-centre'],
  ['leader', '黄建平', 'Huang Jianping', 'leader', 'u-centre'],
  ['designer', '何思源', 'He Siyuan', 'designer', 'u-centre'],
  ['admin', '罗文博', 'Luo Wenbo', 'admin', 'u-centre'],
  ['security', '梁安琪', 'Liang Anqi', 'security', 'u-centre'],
  ['auditor', '宋知行', 'Song Zhixing', 'auditor', 'u-centre'],
  ['lead2', '唐海涛', 'Tang Haitao', 'lead', 'u-municipal'],
  ['handler2', '韩大伟', 'Han Dawei', 'handler', 'u-municipal'],
];

/** Made-up colleagues, so that assignment, handover and the four-eyes rule have somebody to choose. */
const colleagues: readonly Row[] = [
  ['acceptor-2', '许嘉宁', 'Xu Jianing', 'acceptor', 'u-centre'],
  ['dispatcher-2', '邓子昂', 'Deng Ziang', 'dispatcher', 'u-centre'],
  ['handler-enforcement-2', '冯刚', 'Feng Gang', 'handler', 'u-enforcement'],
  ['handler-enforcement-3', '曹欣悦', 'Cao Xinyue', 'handler', 'u-enforcement'],
  ['handler-municipal-2', '彭浩', 'Peng Hao', 'handler', 'u-municipal'],
  ['lead-sanitation', '曾玉梅', 'Zeng Yumei', 'lead', 'u-sanitation'],
  ['handler-sanitation-1', '萧永强', 'Xiao Yongqiang', 'handler', 'u-sanitation'],
  ['handler-sanitation-2', '田桂英', 'Tian Guiying', 'handler', 'u-sanitation'],
  ['lead-garden', '董青山', 'Dong Qingshan', 'lead', 'u-garden'],
  ['handler-garden-1', '潘春生', 'Pan Chunsheng', 'handler', 'u-garden'],
  ['handler-garden-2', '袁小芳', 'Yuan Xiaofang', 'handler', 'u-garden'],
  ['lead-water', '蒋海波', 'Jiang Haibo', 'lead', 'u-water'],
  ['handler-water-1', '蔡志明', 'Cai Zhiming', 'handler', 'u-water'],
  ['lead-safety', '贾卫国', 'Jia Weiguo', 'lead', 'u-safety'],
  ['handler-safety-1', '丁磊', 'Ding Lei', 'handler', 'u-safety'],
  ['grid-jianshe-02', '魏丽华', 'Wei Lihua', 'grid', 'u-jianshe', 'g-jianshe-02'],
  ['grid-jianshe-03', '薛明', 'Xue Ming', 'grid', 'u-jianshe', 'g-jianshe-03'],
  ['grid-heping-01', '叶红', 'Ye Hong', 'grid', 'u-heping', 'g-heping-01'],
  ['grid-heping-02', '阎军', 'Yan Jun', 'grid', 'u-heping', 'g-heping-02'],
  ['grid-heping-03', '余佳', 'Yu Jia', 'grid', 'u-heping', 'g-heping-03'],
  ['grid-xinhua-01', '潘国庆', 'Pan Guoqing', 'grid', 'u-xinhua', 'g-xinhua-01'],
  ['grid-dongfeng-01', '杜凤英', 'Du Fengying', 'grid', 'u-dongfeng', 'g-dongfeng-01'],
  ['grid-dongfeng-02', '戴建军', 'Dai Jianjun', 'grid', 'u-dongfeng', 'g-dongfeng-02'],
  ['grid-liuxi-01', '夏雨', 'Xia Yu', 'grid', 'u-liuxi', 'g-liuxi-01'],
  ['grid-liuxi-02', '钟慧', 'Zhong Hui', 'grid', 'u-liuxi', 'g-liuxi-02'],
  ['grid-liuxi-03', '汪洋', 'Wang Yang', 'grid', 'u-liuxi', 'g-liuxi-03'],
  ['designer-2', '苏婉清', 'Su Wanqing', 'designer', 'u-centre'],
  ['integration', '物联平台', 'Sensor platform', 'integration', 'u-centre'],
];

const personOf = ([login, name, nameEn, role, unit, grid]: Row): SeedPerson => ({
  login,
  name,
  name_en: nameEn,
  posts: [{ role, unit, ...(grid === undefined ? {} : { grid }) }],
});

/** Every account of the demonstration; none of them exists outside demo mode. */
export const demoPeople: readonly SeedPerson[] = [...shown, ...colleagues].map(personOf);

/** The logins that the sign-in page offers, in order. */
export const demoLogins: readonly string[] = shown.map(([login]) => login);
