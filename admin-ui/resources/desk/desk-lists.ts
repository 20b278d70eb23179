import type { BoardTaskList } from '../../../api/contract/board.ts';
import type { JointCaseList, OrderList } from '../../../api/contract/desk.ts';
import { apiFetch, withQuery } from '../../providers/api-fetch.ts';
import { usePages, type AskedPages, type Pages } from '../../providers/use-pages.ts';
import { readBoardAddress } from '../board/board-address.ts';
import { boardTasksAsked } from '../board/board-queries.ts';

interface DeskList<P> {
  readonly asked: AskedPages;
  /** What of a page its reader sees change; time alone changes more. */
  readonly looks: (page: P) => unknown;
}

/** What is overdue in the whole town. */
export const reds = readBoardAddress(new URLSearchParams());
/** More of them are on the board. */
const shownReds = 6;
const perPage = 8;

const redList: DeskList<BoardTaskList> = {
  asked: boardTasksAsked(reds, shownReds),
  looks: ({ total, data }) => [total, data.map(({ id, assignee, card }) => [id, assignee, card])],
};
const jointList: DeskList<JointCaseList> = {
  asked: {
    key: ['desk', 'joint-cases'],
    path: '/api/desk/joint-cases',
    query: { perPage },
  },
  looks: ({ total, data }) => [
    total,
    data.map(({ id, parties }) => [id, parties.map(({ state, person }) => [state, person])]),
  ],
};
const orderList: DeskList<OrderList> = {
  asked: { key: ['desk', 'orders'], path: '/api/desk/orders', query: { perPage } },
  looks: ({ total, data }) => [total, data.map(({ id, times }) => [id, times])],
};

const differs = async <P>({ asked, looks }: DeskList<P>, shown: Pages<P>): Promise<boolean> => {
  const now = await apiFetch<P>(withQuery(asked.path, asked.query));
  const [first] = shown.data?.pages ?? [];
  return first === undefined || JSON.stringify(looks(now)) !== JSON.stringify(looks(first));
};

export interface DeskLists {
  readonly tasks: Pages<BoardTaskList>;
  readonly joint: Pages<JointCaseList>;
  readonly orders: Pages<OrderList>;
  /** Asks whether one of the lists is not as it is shown, and leaves them as they are. */
  readonly changed: () => Promise<boolean>;
}

/** The three lists of the desk. */
export function useDeskLists(): DeskLists {
  const tasks = usePages<BoardTaskList>(redList.asked);
  const joint = usePages<JointCaseList>(jointList.asked);
  const orders = usePages<OrderList>(orderList.asked);
  const changed = async (): Promise<boolean> => {
    const found = await Promise.all([
      differs(redList, tasks),
      differs(jointList, joint),
      differs(orderList, orders),
    ]);
    return found.includes(true);
  };
  return { tasks, joint, orders, changed };
}
