import { EnglishLabelEditing } from './english-label-editing.ts';
import { EnglishRenderer } from './english-renderer.ts';
import { EnglishSearch } from './english-search.ts';

/** The modeler for a reader of English: English names are drawn, edited and found. */
export const englishModule = {
  bpmnRenderer: ['type', EnglishRenderer],
  labelEditingProvider: ['type', EnglishLabelEditing],
  bpmnSearch: ['type', EnglishSearch],
};
