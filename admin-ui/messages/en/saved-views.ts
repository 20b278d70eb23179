import type { WordsLike } from '../words-like.ts';
import type { savedViews as chinese } from '../zh/saved-views.ts';

/** Words of the views that a person saved of a list. */
export const savedViews: WordsLike<typeof chinese> = {
  save: 'Save as view',
  saveTitle: 'Save as my view',
  name: 'Name',
  saveDone: 'Save view',
  replaceDone: 'Replace view',
  created: 'View “%{name}” saved',
  replaced: 'View “%{name}” replaced',
  renamed: 'Renamed to “%{name}”',
  removed: 'View “%{name}” removed',
  undone: 'Undone: view “%{name}” is as it was',
  failed: 'The view was not saved: %{reason}',
  full: 'At most %{count} views are kept. Remove one that is not used',
  unread: 'Your views could not be fetched.',
  rename: 'Rename the view %{name}',
  renameDone: 'Rename',
  remove: 'Remove view %{name}',
  title: 'My views',
};
