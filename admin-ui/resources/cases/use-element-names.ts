import { useMemo } from 'react';
import type { Procedure } from '../../../bpmn/model/procedure.ts';
import { useTongue } from '../../clocks/use-wording.ts';
import { elementNames, plainNames, type ElementNames } from './element-names.ts';

/** Elements by their names in the reader's language; by their ids while the procedure is not there. */
export function useElementNames(procedure: Procedure | null | undefined): ElementNames {
  const tongue = useTongue();
  return useMemo(
    () =>
      procedure === null || procedure === undefined ? plainNames : elementNames(procedure, tongue),
    [procedure, tongue],
  );
}
