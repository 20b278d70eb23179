import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { Comments } from '../../../admin-ui/resources/cases/comments.tsx';
import { useCaseActor } from '../../../admin-ui/resources/cases/use-case-actor.ts';
import { drawPage, fakeServer, standInForBrowser, type Answer } from '../screen.tsx';
import type { CaseDetail } from '../../../api/contract/cases.ts';
import { caseDetail } from '../tasks.ts';

const act = 'POST /api/cases/c1/actions';

const detail: CaseDetail = {
  ...caseDetail,
  actions: [{ action: 'comment', allowed: true, reason: null }],
};

function Page() {
  return <Comments detail={detail} actor={useCaseActor('c1')} />;
}

const field = (): HTMLElement => screen.getByRole('textbox');

describe('writing a comment', () => {
  beforeEach(standInForBrowser);

  it('keeps what is written while the last one is being sent', async () => {
    const sent = Promise.withResolvers<Answer>();
    const server = fakeServer({ [act]: () => sent.promise });
    await drawPage(<Page />);
    await userEvent.type(field(), '已到现场');
    await userEvent.click(screen.getByRole('button', { name: '留言' }));
    await userEvent.clear(field());
    await userEvent.type(field(), '缺两个锥桶');
    sent.resolve({ body: {} });
    await screen.findByText('已留言');
    expect(server.to(act).map(({ body }) => body)).toEqual([{ type: 'comment', text: '已到现场' }]);
    expect(field()).toHaveProperty('value', '缺两个锥桶');
    await userEvent.click(screen.getByRole('button', { name: '留言' }));
    await waitFor(() => {
      expect(field()).toHaveProperty('value', '');
    });
  });
});
