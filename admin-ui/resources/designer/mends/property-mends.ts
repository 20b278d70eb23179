import {
  child,
  children,
  text,
  type ModdleElement,
} from '../../../../bpmn/parse/moddle-element.ts';
import { words } from '../../../../bpmn/parse/texts.ts';
import { stageTasks } from '../canvas/stage-tasks.ts';
import {
  extension,
  extensionsOf,
  partAt,
  removeExtensions,
  setAt,
  addExtension,
} from '../properties/place.ts';
import { always, business, type Mend, type Scene } from './mend.ts';

const param = ({ finding }: Scene, name: string): string => String(finding.params[name] ?? '');
const ofType = (scene: Scene, type: string): readonly ModdleElement[] =>
  extensionsOf(business(scene)).filter(({ $type }) => $type === type);

const roleAt = (element: ModdleElement): string | null => {
  const part = partAt(element, [extension('bh:Assignment')]);
  return part === null ? null : text(part, 'role');
};

/** The role that most other tasks of the lane have. */
function roleOfLane({ drawn, get }: Scene): string | null {
  const lanes = get('elementRegistry')
    .getAll()
    .filter(
      ({ type, businessObject }) =>
        type === 'bpmn:Lane' &&
        children(businessObject, 'flowNodeRef').includes(drawn.businessObject),
    );
  const roles = lanes
    .flatMap(({ businessObject }) => children(businessObject, 'flowNodeRef'))
    .flatMap((task) => roleAt(task) ?? []);
  const counted = [...new Set(roles)].toSorted(
    (one, other) =>
      roles.filter((role) => role === other).length - roles.filter((role) => role === one).length,
  );
  return counted[0] ?? null;
}

function stageRole(scene: Scene): string | null {
  const written = partAt(business(scene), [extension('bh:Stage')])?.['value'];
  return Object.entries(stageTasks).find(([stage]) => stage === written)?.[1].role ?? null;
}

const setRole = (
  word: 'roleFromLane' | 'roleOfStage',
  roleOf: (scene: Scene) => string | null,
): Mend => ({
  word,
  fits: (scene) => roleOf(scene) !== null,
  apply: (scene, edit) => {
    setAt({ edit, drawn: scene.drawn }, [extension('bh:Assignment')], 'role', roleOf(scene) ?? '');
  },
});
export const roleFromLane = setRole('roleFromLane', roleOfLane);
export const roleOfStage = setRole('roleOfStage', stageRole);

/** What the finding says is not run: a `bh:` element, or a property. */
export const dropUnsupported: Mend = {
  word: 'dropUnsupported',
  fits: (scene) => {
    const what = param(scene, 'what');
    return ofType(scene, what).length > 0 || Object.hasOwn(business(scene), what);
  },
  apply: (scene, edit) => {
    const what = param(scene, 'what');
    const change = { edit, drawn: scene.drawn };
    const parts = ofType(scene, what);
    if (parts.length > 0) {
      removeExtensions(change, business(scene), parts);
    } else {
      edit.own(scene.drawn, { [what]: undefined });
    }
  },
};

export const dropRepeated: Mend = {
  word: 'dropRepeated',
  fits: (scene) => ofType(scene, param(scene, 'type')).length > 1,
  apply: (scene, edit) => {
    const [, ...later] = ofType(scene, param(scene, 'type'));
    removeExtensions({ edit, drawn: scene.drawn }, business(scene), later);
  },
};

export const addForward: Mend = {
  word: 'addForward',
  fits: always,
  apply: (scene, edit) => {
    const codes = ofType(scene, 'bh:Outcome').flatMap((outcome) => text(outcome, 'code') ?? []);
    addExtension({ edit, drawn: scene.drawn }, business(scene), 'bh:Outcome', {
      code: codes.includes('submit') ? 'submit-2' : 'submit',
      label: '提交',
      labelEn: 'Submit',
      kind: 'forward',
    });
  },
};

const outcomesOf = (scene: Scene): readonly ModdleElement[] =>
  ofType(scene, 'bh:Outcome').filter(
    (outcome) => text(outcome, 'code') === param(scene, 'outcome'),
  );

export const dropDoubled: Mend = {
  word: 'dropDoubled',
  fits: (scene) => outcomesOf(scene).length > 1,
  apply: (scene, edit) => {
    removeExtensions({ edit, drawn: scene.drawn }, business(scene), outcomesOf(scene).slice(1));
  },
};

export const offerOutcome: Mend = {
  word: 'offerOutcome',
  fits: (scene) => outcomesOf(scene).length === 0 && param(scene, 'outcome') !== '',
  apply: (scene, edit) => {
    const code = param(scene, 'outcome');
    addExtension({ edit, drawn: scene.drawn }, business(scene), 'bh:Outcome', {
      code,
      label: code,
      labelEn: code,
      kind: 'forward',
    });
  },
};

const set = (word: Mend['word'], properties: Readonly<Record<string, unknown>>): Mend => ({
  word,
  fits: always,
  apply: ({ drawn }, edit) => {
    edit.own(drawn, properties);
  },
});
export const useFeel = set('useFeel', { scriptFormat: 'feel' });
export const interrupt = set('interrupt', { cancelActivity: true });
export const setForCompensation = set('setForCompensation', { isForCompensation: true });

/** The process of a pool is changed through the pool. */
export const makeExecutable: Mend = {
  word: 'makeExecutable',
  fits: always,
  apply: ({ drawn }, edit) => {
    const process = child(drawn.businessObject, 'processRef') ?? drawn.businessObject;
    edit.part(drawn, process, { isExecutable: true });
  },
};

/** `bh:Assignment unit`: the attribute that the finding names gets its equals sign. */
function unequalled(scene: Scene): readonly [ModdleElement, string] | null {
  const [type = '', property = ''] = param(scene, 'where').split(' ');
  const part = ofType(scene, type).find((one) => text(one, property)?.startsWith('=') === false);
  return part === undefined ? null : [part, property];
}
export const addEquals: Mend = {
  word: 'addEquals',
  fits: (scene) => unequalled(scene) !== null || bodyWithout(scene) !== null,
  apply: (scene, edit) => {
    const [part, property] = unequalled(scene) ?? [bodyWithout(scene), 'body'];
    if (part !== null) {
      edit.part(scene.drawn, part, { [property]: `=${text(part, property) ?? ''}` });
    }
  },
};

/** The expression in the property that the finding names. */
function bodyWithout(scene: Scene): ModdleElement | null {
  const expression = child(business(scene), param(scene, 'where'));
  const isWithout = expression !== null && text(expression, 'body')?.startsWith('=') === false;
  return isWithout ? expression : null;
}

export const dropExcluded: Mend = {
  word: 'dropExcluded',
  fits: (scene) => partAt(business(scene), [extension('bh:Assignment')]) !== null,
  apply: (scene, edit) => {
    const place = [extension('bh:Assignment')];
    const part = partAt(business(scene), place);
    const left = words(part === null ? null : text(part, 'exclude')).filter(
      (word) => word !== param(scene, 'excluded'),
    );
    setAt({ edit, drawn: scene.drawn }, place, 'exclude', left.join(' '));
  },
};

export const dropForm: Mend = {
  word: 'dropForm',
  fits: (scene) => ofType(scene, 'bh:Form').length > 0,
  apply: (scene, edit) => {
    removeExtensions({ edit, drawn: scene.drawn }, business(scene), ofType(scene, 'bh:Form'));
  },
};

export const setMaximum: Mend = {
  word: 'setMaximum',
  fits: (scene) => child(business(scene), 'loopCharacteristics') !== null,
  apply: (scene, edit) => {
    const loop = child(business(scene), 'loopCharacteristics');
    if (loop !== null) {
      edit.part(scene.drawn, loop, { loopMaximum: 3 });
    }
  },
};

/** Nothing, or several, said how many turns there are: now it is two. */
export const setTurns: Mend = {
  word: 'setTurns',
  fits: (scene) => child(business(scene), 'loopCharacteristics') !== null,
  apply: (scene, edit) => {
    const loop = child(business(scene), 'loopCharacteristics');
    if (loop === null) {
      return;
    }
    const change = { edit, drawn: scene.drawn };
    const lists = extensionsOf(loop).filter(({ $type }) => $type === 'bh:Collection');
    removeExtensions(change, loop, lists);
    edit.part(scene.drawn, loop, {
      loopDataInputRef: undefined,
      loopCardinality: edit.make('bpmn:FormalExpression', loop, { body: '2' }),
    });
  },
};
