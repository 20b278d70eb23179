import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Unit } from '../../../api/contract/reference.ts';
import { ChangeUnitDialog } from '../../../admin-ui/resources/organisation/unit-form.tsx';
import { drawPage, fakeServer, problem, standInForBrowser } from '../screen.tsx';

const unit: Unit = {
  id: 'u-municipal',
  name: '市政管护所',
  nameEn: 'Municipal works',
  kind: 'department',
  parentId: null,
  active: true,
  version: 3,
};

/** The dialog over a list that is asked for again now and then. */
function Page() {
  const [present, setPresent] = useState(unit);
  return (
    <>
      <button
        type="button"
        onClick={() => {
          setPresent({ ...unit, name: '市政所', version: 4 });
        }}
      >
        refetched
      </button>
      <ChangeUnitDialog unit={present} units={[present]} onClose={() => undefined} />
    </>
  );
}

const change = 'PUT /api/units/u-municipal';

describe('changing a unit that somebody changes meanwhile', () => {
  beforeEach(standInForBrowser);

  it('is on the version that the typing began on, and on the new one only when that is shown', async () => {
    const server = fakeServer({ [change]: problem(409, 'stale-version') });
    await drawPage(<Page />);
    await userEvent.type(screen.getByRole('textbox', { name: /英文名称/u }), ' 2');
    await userEvent.click(screen.getByText('refetched'));
    await userEvent.click(screen.getByRole('button', { name: '保存修改' }));
    await screen.findByText(/市政所 ·/u);
    expect(server.to(change).at(-1)?.body).toMatchObject({ version: 3 });
    await userEvent.click(screen.getByRole('button', { name: '保存修改' }));
    await waitFor(() => {
      expect(server.to(change).at(-1)?.body).toMatchObject({ version: 4 });
    });
  });
});
