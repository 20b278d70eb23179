import type { Performer } from './performer.ts';

export const resolveIncident: Performer<'resolve-incident'> = ({ book }, command) => {
  for (const [id, incident] of book.incidents) {
    if (incident.instance === command.instance && incident.stuck === undefined) {
      book.incidents.delete(id);
    }
  }
};
