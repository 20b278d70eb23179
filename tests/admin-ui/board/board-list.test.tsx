// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { readBoardAddress } from '../../../admin-ui/resources/board/board-address.ts';
import { BoardList } from '../../../admin-ui/resources/board/board-list.tsx';
import { useBoardTasks } from '../../../admin-ui/resources/board/board-queries.ts';
import { appearance } from '../../../admin-ui/theme/appearance.ts';
import type { BoardTaskList } from '../../../api/contract/board.ts';
import type { Session } from '../../../api/contract/session.ts';
import { drawPage, fakeServer, session, standInForBrowser } from '../screen.tsx';
import { taskRow } from '../tasks.ts';

const list: BoardTaskList = {
  data: [
    {
      ...taskRow({ clockState: 'overdue', remainingMillis: -60_000 }),
      why: { code: 'extended', amount: 1 },
      segments: [],
    },
  ],
  total: 1,
  totalIsLowerBound: false,
  next: null,
};
const address = readBoardAddress(new URLSearchParams());

function List() {
  const query = useBoardTasks(address);
  return (
    <BoardList
      address={address}
      query={query}
      approvalFrom="blue"
      lastLateAt={null}
      onAll={() => undefined}
    />
  );
}

const draw = async (permissions: Session['permissions']): Promise<void> => {
  await drawPage(<List />, '/board', '/board', { ...session, permissions });
  await screen.findByRole('listitem');
};

beforeEach(() => {
  standInForBrowser();
  fakeServer({ 'GET /api/board/tasks': { body: list } });
  appearance.change({ locale: 'zh' });
});

describe('the list of the board', () => {
  it('says beside its acts which of them the reader has no right to', async () => {
    await draw(['case.urge']);
    expect(screen.getByText('没有权限：改派、延期、发督办单')).toBeDefined();
  });

  it('says so in the punctuation of the language', async () => {
    appearance.change({ locale: 'en' });
    await draw(['case.urge', 'case.extend']);
    expect(screen.getByText('No right to: Reassign, Supervision card')).toBeDefined();
  });

  it('says nothing to whom may do all of it', async () => {
    await draw(['case.urge', 'task.transfer', 'case.request-extension', 'case.open-card']);
    expect(screen.queryByText(/没有权限/u)).toBeNull();
  });
});
