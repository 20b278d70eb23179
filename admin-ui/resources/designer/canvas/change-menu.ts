import { iconMarkup, type ShapeIconName } from './shape-icons.ts';
import type { Services } from './services.ts';

interface MenuEntry {
  readonly className?: string;
  readonly [more: string]: unknown;
}
type MenuEntries = Readonly<Record<string, MenuEntry>>;

/** The first that fits the modeler's own class name of an entry says its picture. */
const pictures: readonly (readonly [RegExp, ShapeIconName])[] = [
  [/start-event-(?:non-interrupting-)?message/u, 'startMessage'],
  [/start-event-(?:non-interrupting-)?timer/u, 'startTimer'],
  [/start-event-(?:non-interrupting-)?signal/u, 'startSignal'],
  [/start-event-(?:non-interrupting-)?condition/u, 'startCondition'],
  [/start-event-error/u, 'startError'],
  [/start-event-(?:non-interrupting-)?escalation/u, 'startEscalation'],
  [/start-event-compensation/u, 'startCompensation'],
  [/start-event/u, 'start'],
  [/end-event-message/u, 'endMessage'],
  [/end-event-error/u, 'endError'],
  [/end-event-escalation/u, 'endEscalation'],
  [/end-event-signal/u, 'endSignal'],
  [/end-event-compensation/u, 'endCompensation'],
  [/end-event-cancel/u, 'endCancel'],
  [/end-event-terminate/u, 'endTerminate'],
  [/end-event/u, 'end'],
  [/event-throw-message|throw-message/u, 'throwMessage'],
  [/throw-signal/u, 'throwSignal'],
  [/event.*message/u, 'catchMessage'],
  [/event.*timer/u, 'timer'],
  [/event.*signal/u, 'catchSignal'],
  [/event.*condition/u, 'condition'],
  [/event.*escalation/u, 'escalation'],
  [/event.*compensation/u, 'compensation'],
  [/event.*error/u, 'error'],
  [/event.*cancel/u, 'cancel'],
  [/event.*link/u, 'link'],
  [/gateway-xor/u, 'exclusive'],
  [/gateway-parallel/u, 'parallel'],
  [/gateway-or/u, 'inclusive'],
  [/gateway-complex/u, 'complex'],
  [/gateway-event/u, 'eventBased'],
  [/intermediate-event/u, 'between'],
  [/event-subprocess/u, 'eventSubProcess'],
  [/ad-hoc|adhoc/u, 'adHoc'],
  [/transaction/u, 'transaction'],
  [/subprocess/u, 'subProcess'],
  [/call-activity/u, 'callActivity'],
  [/user/u, 'userTask'],
  [/service/u, 'serviceTask'],
  [/send/u, 'sendTask'],
  [/receive/u, 'receiveTask'],
  [/manual/u, 'manualTask'],
  [/business-rule/u, 'ruleTask'],
  [/script/u, 'scriptTask'],
  [/default-flow/u, 'defaultFlow'],
  [/conditional-flow/u, 'conditionalFlow'],
  [/connection/u, 'flow'],
  [/parallel-mi/u, 'multiParallel'],
  [/sequential-mi/u, 'multiSequential'],
  [/loop/u, 'loop'],
  [/data-store/u, 'dataStore'],
  [/data/u, 'data'],
  [/participant|lane/u, 'pool'],
  [/task/u, 'task'],
];

/** Our picture for an entry of the modeler. */
const pictureOf = (className: string): ShapeIconName =>
  pictures.find(([pattern]) => pattern.test(className))?.[1] ?? 'change';

const pictured = (entries: MenuEntries): MenuEntries =>
  Object.fromEntries(
    Object.entries(entries).map(([id, { className = '', ...entry }]) => [
      id,
      { ...entry, imageHtml: iconMarkup(pictureOf(className)) },
    ]),
  );

/** After the modeler's own providers: their entries stay, with inline pictures for the icon font. */
export function pictureChangeMenu(popupMenu: Services['popupMenu']): void {
  popupMenu.registerProvider('bpmn-replace', 500, {
    getPopupMenuEntries: () => pictured,
    getPopupMenuHeaderEntries: () => pictured,
  });
}
