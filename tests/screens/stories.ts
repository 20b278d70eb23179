/** A step of one case: who finishes which task, how, with what. */
export interface StoryStep {
  readonly element: string;
  readonly login: string;
  readonly outcome: string;
  readonly data?: Readonly<Record<string, unknown>>;
  /** Fields that take a photo, and what it shows. */
  readonly photos?: Readonly<Record<string, 'before' | 'after'>>;
}

/** One case of the seeded centre: what is reported, what happened since, and how it is found. */
export interface Story {
  readonly name: string;
  readonly report: {
    readonly channel: string;
    readonly title: string;
    readonly description: string;
    readonly address: string;
    readonly grid: string;
    readonly wantsCallback?: boolean;
  };
  /** Code of the class that it is filed under. */
  readonly code: string;
  /** True: its first limit is over a moment after it is opened. */
  readonly late?: boolean;
  readonly steps: readonly StoryStep[];
  /** What is done to the case in the end. */
  readonly actions?: readonly {
    readonly login: string;
    readonly body: Readonly<Record<string, unknown>>;
  }[];
  /** Who of those that have the open task asks back whoever did the step before, and what. */
  readonly asksBack?: { readonly login: string; readonly element: string; readonly reason: string };
  /** Steps that are taken after that; the last of them may leave an incident behind. */
  readonly afterwards?: readonly StoryStep[];
  /** Who makes it a protected case last of all, and why. */
  readonly protects?: { readonly login: string; readonly reason: string };
}

const step = (
  element: string,
  login: string,
  outcome: string,
  data: StoryStep['data'] = {},
): StoryStep => ({ element, login, outcome, data });

const untilDispatch = [step('accept', 'acceptor', 'accept'), step('file', 'acceptor', 'file')];
const toEnforcement = step('dispatch', 'dispatcher', 'dispatch', {
  unit: 'u-enforcement',
  note: '该处上周也有投诉，请一并看看周边。',
});
const untilAssign = [...untilDispatch, toEnforcement];
const untilHandle = [
  ...untilAssign,
  step('assign', 'lead', 'assign', { person: 'p-handler', note: '先拍照，再清理。' }),
];
const handled = (result: string): StoryStep => ({
  ...step('handle', 'handler', 'submit', { result }),
  photos: { before: 'before', after: 'after' },
});
const passed = (finding: string): StoryStep => ({
  ...step('check', 'grid', 'pass', { finding }),
  photos: { photos: 'after' },
});
const untilFeedback = [
  ...untilHandle,
  handled('已清走袋装垃圾 6 袋，冲洗地面，通知保洁每日加一次。'),
  step('confirm-result', 'lead', 'submit-feedback', { result: '情况属实，已清理干净。' }),
];
const untilCheck = [...untilFeedback, step('feedback', 'dispatcher', 'pass')];
const untilClose = [...untilCheck, passed('到场看过，已清理。')];
const reworked = [
  ...untilCheck,
  step('check', 'grid', 'fail', { reason: '墙角还有两袋没有清走，地面有油污。' }),
  step('assign', 'lead', 'assign', { person: 'p-handler', note: '返工，今天要清完。' }),
];

/** Two people set the limit of the handling to what is none. */
const spoiltLimit: NonNullable<Story['actions']> = [
  {
    login: 'admin',
    body: {
      type: 'request-intervention',
      kind: 'set-variables',
      variables: { limit: '尽快' },
      reason: '单位说尽快办',
    },
  },
  { login: 'commander', body: { type: 'approve-intervention', intervention: 'pending' } },
];

const inJianshe = 'g-jianshe-01';

/** One case in each state that a screen has to show. */
export const stories: readonly Story[] = [
  {
    name: 'accept-late',
    report: {
      channel: 'phone',
      title: '菜市场北门污水外溢，气味大',
      description: '菜市场北门的下水井冒水，流到人行道上，气味很大，老人走路容易滑。',
      address: '建设街 118 号菜市场北门',
      grid: inJianshe,
      wantsCallback: true,
    },
    code: '06032',
    late: true,
    steps: [],
    actions: [
      {
        login: 'acceptor-2',
        body: { type: 'comment', text: '来电人说昨晚就开始冒水，物业不肯来。' },
      },
    ],
  },
  {
    name: 'accept',
    report: {
      channel: 'phone',
      title: '学府路小学门口护栏松动',
      description: '小学门口的人行道护栏松了三根，放学时学生靠在上面，怕倒。',
      address: '学府路 9 号小学门口',
      grid: 'g-heping-01',
    },
    code: '02025',
    steps: [],
  },
  {
    name: 'verify',
    report: {
      channel: 'web',
      title: '河滨路夜里有人焚烧树叶',
      description: '河滨路健身广场后面，夜里九点以后常有人烧树叶，烟飘进楼里。',
      address: '河滨路健身广场',
      grid: inJianshe,
    },
    code: '06020',
    steps: [step('accept', 'acceptor', 'incomplete', { question: '是谁在烧，哪一处，现在还烧吗' })],
  },
  {
    name: 'dispatch-late',
    report: {
      channel: 'hotline-12345',
      title: '新华巷口占道摆摊，消防车进不去',
      description: '新华巷口每天下午五点起有十几个摊位，把消防通道占满了，已反映两次。',
      address: '新华巷口',
      grid: inJianshe,
      wantsCallback: true,
    },
    code: '09006',
    late: true,
    steps: untilDispatch,
    actions: [
      { login: 'supervisor', body: { type: 'urge', text: '12345 转来的第二件，今天要派出去。' } },
      {
        login: 'commander',
        body: { type: 'open-card', level: 'orange', reason: '消防通道占满，催办后仍未派出。' },
      },
      {
        login: 'acceptor',
        body: { type: 'comment', text: '与上月的一件是同一处，建议派执法中队。' },
      },
    ],
  },
  {
    name: 'dispatch',
    report: {
      channel: 'grid',
      title: '和平路 26 号墙面乱贴小广告',
      description: '单元门两侧和电表箱上贴满小广告，约二十张。',
      address: '和平路 26 号 2 单元',
      grid: inJianshe,
    },
    code: '07001',
    steps: untilDispatch,
  },
  {
    name: 'assign',
    report: {
      channel: 'patrol',
      title: '柳溪街店外经营，桌椅占人行道',
      description: '三家烧烤店把桌椅摆到人行道上，行人要走机动车道。',
      address: '柳溪街 40 至 46 号',
      grid: inJianshe,
    },
    code: '09005',
    steps: untilAssign,
  },
  {
    name: 'handle',
    report: {
      channel: 'phone',
      title: '建设街 57 号旁暴露垃圾，三天没人清',
      description: '垃圾桶旁堆了十来袋垃圾，已经三天没人清，招苍蝇，居民意见大。',
      address: '建设街 57 号东侧垃圾房',
      grid: inJianshe,
      wantsCallback: true,
    },
    code: '06010',
    steps: untilHandle,
    actions: [
      { login: 'lead', body: { type: 'comment', text: '清完记得拍地面，上次只拍了桶。' } },
      { login: 'dispatcher', body: { type: 'urge', text: '来电人问进展，请尽快。' } },
      {
        login: 'supervisor',
        body: { type: 'open-card', level: 'blue', reason: '同一处三天没人清。' },
      },
      {
        login: 'supervisor',
        body: { type: 'open-card', level: 'orange', reason: '蓝单没有答复，居民再次来电。' },
      },
    ],
  },
  {
    name: 'asked-back',
    report: {
      channel: 'upper',
      title: '滨河路联合整治：夜市油烟扰民',
      description: '上级要求联合整治滨河路夜市，综合执法和社区一起到场。',
      address: '滨河路夜市',
      grid: inJianshe,
    },
    code: '06020',
    steps: untilAssign,
    asksBack: { login: 'lead', element: 'assign', reason: '环卫和市场监管由谁通知？' },
  },
  {
    name: 'instructed',
    report: {
      channel: 'leader',
      title: '东风路夜间施工扰民，要求今天回复',
      description: '领导在走访时听到居民反映，要求今天查清并回复。',
      address: '东风路 21 号工地',
      grid: inJianshe,
    },
    code: '06020',
    steps: untilDispatch,
  },
  {
    name: 'feedback',
    report: {
      channel: 'phone',
      title: '东风路公交站旁积存渣土',
      description: '公交站后面堆着装修渣土，下雨流到路上。',
      address: '东风路公交站',
      grid: inJianshe,
    },
    code: '06011',
    steps: untilFeedback,
  },
  {
    name: 'check',
    report: {
      channel: 'web',
      title: '镇政府前街果皮箱满溢',
      description: '前街三个果皮箱都满了，垃圾掉在地上。',
      address: '镇政府前街',
      grid: inJianshe,
    },
    code: '06042',
    steps: untilCheck,
  },
  {
    name: 'reworked',
    report: {
      channel: 'phone',
      title: '市场街后巷生活垃圾堆放',
      description: '后巷墙角堆生活垃圾，清过又有，油污一片。',
      address: '市场街后巷',
      grid: inJianshe,
    },
    code: '06010',
    steps: [
      ...reworked,
      handled('又清走两袋，油污用洗地机冲过。'),
      step('confirm-result', 'lead', 'submit-feedback', { result: '已重新清理，附照片。' }),
    ],
    actions: [
      { login: 'grid', body: { type: 'comment', text: '墙角要连下面一起清，居民看着呢。' } },
    ],
  },
  {
    name: 'close',
    report: {
      channel: 'leader',
      title: '和平社区广场散落垃圾',
      description: '领导走访时看到广场东侧散落垃圾，要求当天清理。',
      address: '和平社区广场',
      grid: inJianshe,
    },
    code: '06012',
    steps: untilClose,
  },
  {
    name: 'parked',
    report: {
      channel: 'phone',
      title: '青禾路行道树枝挡住路灯',
      description: '树枝长得太密，把路灯挡住了，夜里看不见路。',
      address: '青禾路 88 号',
      grid: inJianshe,
    },
    code: '04005',
    steps: untilDispatch,
    actions: [
      {
        login: 'dispatcher',
        body: { type: 'park', reason: '等供电所停电后才能修剪', until: 'in-three-days' },
      },
    ],
  },
  {
    name: 'callback',
    report: {
      channel: 'phone',
      title: '菜市场停车场机动车乱停',
      description: '停车场出口停着两辆车，别的车出不去。',
      address: '菜市场停车场',
      grid: inJianshe,
      wantsCallback: true,
    },
    code: '09008',
    steps: [
      ...untilClose,
      step('close', 'acceptor', 'close', {
        closingConditionMet: true,
        answer: '车已挪走，出口画了禁停线。',
      }),
    ],
  },
  {
    name: 'closed',
    report: {
      channel: 'phone',
      title: '学府路书店门前道路不洁',
      description: '书店门前路面有大片泥浆，是工地车带出来的。',
      address: '学府路 31 号',
      grid: inJianshe,
    },
    code: '06012',
    steps: [
      ...reworked,
      handled('已冲洗，要求工地设洗车台。'),
      step('confirm-result', 'lead', 'submit-feedback', { result: '路面已冲洗干净。' }),
      step('feedback', 'dispatcher', 'pass'),
      passed('路面干净。'),
      step('close', 'acceptor', 'close', {
        closingConditionMet: true,
        answer: '路面已冲洗，谢谢反映。',
      }),
    ],
  },
  {
    name: 'incident',
    report: {
      channel: 'phone',
      title: '和平路雨水箅子堵塞',
      description: '箅子被落叶堵住，一下雨就积水。',
      address: '和平路 12 号',
      grid: inJianshe,
    },
    code: '06012',
    steps: untilDispatch,
    actions: spoiltLimit,
    afterwards: [toEnforcement],
  },
  {
    name: 'incident-again',
    report: {
      channel: 'phone',
      title: '学府路人行道堆放建材',
      description: '砖和沙堆在人行道上，盲道被挡住了。',
      address: '学府路 9 号',
      grid: inJianshe,
    },
    code: '06012',
    steps: untilDispatch,
    actions: spoiltLimit,
    afterwards: [toEnforcement],
  },
  {
    name: 'protected',
    report: {
      channel: 'phone',
      title: '邻居长期占用楼道堆物，反映人怕被知道',
      description: '三楼住户在楼道堆满纸箱，来电人住对门，要求不要透露是谁反映的。',
      address: '和平路 21 号 3 单元',
      grid: 'g-heping-01',
    },
    code: '90005',
    steps: untilDispatch,
    protects: { login: 'leader', reason: '反映人要求保密' },
  },
];

/** What other systems have said and no case has taken. */
export const untakenMessages: readonly Readonly<Record<string, unknown>>[] = [
  {
    name: 'sensor-water-level',
    messageId: 'wl-2041',
    correlation: 'pump-07',
    variables: { level: 1.84, station: '柳溪泵站' },
  },
  {
    name: 'upper-centre-answer',
    messageId: 'uc-88',
    correlation: 'JC-20261126-0007',
    variables: { accepted: true },
    timeToLive: 'P2D',
  },
];
