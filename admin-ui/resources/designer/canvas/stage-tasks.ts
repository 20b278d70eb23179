import type { Role } from '../../../../domain/permissions/roles.ts';
import type { Stage } from '../../../../domain/stages.ts';
import type { OutcomeKind } from '../../../../bpmn/model/element-properties.ts';
import type { ShapeSpec } from './shape-spec.ts';

interface StageOutcome {
  readonly code: string;
  readonly label: string;
  readonly labelEn: string;
  readonly kind: OutcomeKind;
}

/** What a task of a stage begins with; everything can be changed in the panel. */
interface StageTask {
  readonly name: string;
  readonly nameEn: string;
  readonly role: Role;
  readonly unit: string;
  readonly outcomes: readonly StageOutcome[];
}

const forward = (code: string, label: string, labelEn: string): StageOutcome => ({
  code,
  label,
  labelEn,
  kind: 'forward',
});
const back = (code: string, label: string, labelEn: string): StageOutcome => ({
  code,
  label,
  labelEn,
  kind: 'back',
});

/** The tasks of the trade, in the order of the closed loop (guideline 5.1, 6, 8.2.2). */
export const stageTasks: { readonly [S in Exclude<Stage, 'report'>]: StageTask } = {
  accept: {
    name: '受理',
    nameEn: 'Accept',
    role: 'acceptor',
    unit: '=centre',
    outcomes: [forward('accept', '受理', 'Accept')],
  },
  verify: {
    name: '核实',
    nameEn: 'Verify',
    role: 'grid',
    unit: '=gridUnit',
    outcomes: [forward('verified', '属实', 'True'), forward('not-verified', '不属实', 'Not true')],
  },
  file: {
    name: '立案',
    nameEn: 'File',
    role: 'acceptor',
    unit: '=centre',
    outcomes: [forward('file', '立案', 'File')],
  },
  dispatch: {
    name: '派遣',
    nameEn: 'Dispatch',
    role: 'dispatcher',
    unit: '=centre',
    outcomes: [forward('dispatch', '派遣', 'Dispatch')],
  },
  handle: {
    name: '处置',
    nameEn: 'Handle',
    role: 'handler',
    unit: '=unit',
    outcomes: [
      forward('submit', '提交结果', 'Submit result'),
      back('return', '退回派遣', 'Return to dispatch'),
    ],
  },
  feedback: {
    name: '反馈',
    nameEn: 'Feedback',
    role: 'dispatcher',
    unit: '=centre',
    outcomes: [forward('pass', '转核查', 'Pass on')],
  },
  check: {
    name: '核查',
    nameEn: 'Check',
    role: 'grid',
    unit: '=gridUnit',
    outcomes: [forward('pass', '核查通过', 'Pass'), forward('fail', '核查不通过', 'Fail')],
  },
  close: {
    name: '结案',
    nameEn: 'Close',
    role: 'acceptor',
    unit: '=centre',
    outcomes: [forward('close', '结案', 'Close')],
  },
  callback: {
    name: '回访',
    nameEn: 'Call back',
    role: 'acceptor',
    unit: '=centre',
    outcomes: [forward('reached', '已接通', 'Reached')],
  },
  confirm: {
    name: '审核确认',
    nameEn: 'Confirm',
    role: 'commander',
    unit: '=centre',
    outcomes: [forward('confirm', '确认', 'Confirm')],
  },
  assess: {
    name: '考核',
    nameEn: 'Assess',
    role: 'analyst',
    unit: '=centre',
    outcomes: [forward('assess', '考核', 'Assess')],
  },
};
export type TaskStage = keyof typeof stageTasks;

/** A user task of a stage, ready for who may do it. */
export function stageTaskSpec(stage: TaskStage): ShapeSpec {
  const { name, nameEn, role, unit, outcomes } = stageTasks[stage];
  return {
    type: 'bpmn:UserTask',
    name,
    extensions: [
      ['bh:Label', { en: nameEn }],
      ['bh:Stage', { value: stage }],
      ['bh:Assignment', { role, unit }],
      ...outcomes.map(
        ({ code, label, labelEn, kind }) => ['bh:Outcome', { code, label, labelEn, kind }] as const,
      ),
    ],
  };
}
