/** Store key: ids of the tasks last listed, so that the page of a task can go on through them. */
export const lastListKey = 'inbox.lastList';
