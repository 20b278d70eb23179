// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import {
  noPost,
  PostFields,
  type PostChoice,
} from '../../../admin-ui/resources/organisation/post-fields.tsx';
import { pageOf } from '../page-of.ts';
import { drawPage, fakeServer, standInForBrowser } from '../screen.tsx';

const units = Array.from({ length: 250 }, (_, at) => ({
  id: `u${at}`,
  name: `第${at}村`,
  nameEn: '',
  kind: 'village',
  parentId: null,
  active: true,
  version: 1,
}));
const polygon = [
  [
    [119, 32],
    [120, 32],
    [120, 33],
    [119, 32],
  ],
];
const grids = units.map((unit, at) => ({
  id: `g${at}`,
  name: `第${at}网格`,
  nameEn: '',
  unit,
  polygon,
  active: true,
  version: 1,
}));

function Post() {
  const [chosen, choose] = useState<PostChoice>({ ...noPost, role: 'grid' });
  return (
    <PostFields
      chosen={chosen}
      errors={{}}
      onChange={(changed) => {
        choose({ ...chosen, ...changed });
      }}
    />
  );
}

describe('the fields of a post', () => {
  it('offer the last unit and the last grid of a large town', async () => {
    standInForBrowser();
    fakeServer({
      'GET /api/units': ({ path }) => pageOf(units, path),
      'GET /api/grids': ({ path }) => pageOf(grids, path),
    });
    await drawPage(<Post />);
    await userEvent.type(screen.getByLabelText(/单位/u), '249');
    await userEvent.click(await screen.findByRole('option', { name: '第249村' }));
    await userEvent.type(screen.getByLabelText(/网格/u), '249');
    expect(await screen.findByRole('option', { name: '第249网格' })).toBeDefined();
  });
});
