// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { beforeEach, describe, expect, it } from 'vitest';
import { ReporterContact } from '../../../admin-ui/resources/cases/reporter-contact.tsx';
import { drawPage, fakeServer, problem, standInForBrowser } from '../screen.tsx';

beforeEach(standInForBrowser);

const reporter = { name: '刘**', phone: '138****6021', wantsCallback: true, inFull: true };
const route = 'GET /api/cases/c1/reporter';
const full = { name: '刘小明', phone: '13812346021', wantsCallback: true };

function Several() {
  const [id, setId] = useState('c1');
  return (
    <>
      <ReporterContact caseId={id} reporter={reporter} />
      <button
        type="button"
        onClick={() => {
          setId('c2');
        }}
      >
        next
      </button>
    </>
  );
}

describe('who reported', () => {
  it('is masked, until somebody asks, and then can be called', async () => {
    const server = fakeServer({ [route]: { body: full } });
    await drawPage(<ReporterContact caseId="c1" reporter={reporter} />);
    expect(screen.getByText('138****6021')).toBeDefined();
    expect(server.to(route)).toHaveLength(0);
    await userEvent.click(screen.getByRole('button', { name: '看全号' }));
    const phone = await screen.findByRole('link', { name: '13812346021' });
    expect(phone.getAttribute('href')).toBe('tel:13812346021');
    expect(document.activeElement).toBe(phone);
    expect(screen.getByText('刘小明')).toBeDefined();
    expect(screen.getByText('已记入安全日志')).toBeDefined();
    expect(server.to(route)).toHaveLength(1);
  });

  it('is masked again with the next case', async () => {
    fakeServer({ [route]: { body: full } });
    await drawPage(<Several />);
    await userEvent.click(screen.getByRole('button', { name: '看全号' }));
    await screen.findByText('13812346021');
    await userEvent.click(screen.getByRole('button', { name: 'next' }));
    expect(screen.queryByText('13812346021')).toBeNull();
    expect(screen.getByText('138****6021')).toBeDefined();
  });

  it('stays masked when the server refuses', async () => {
    fakeServer({ [route]: problem(403, 'not-permitted') });
    await drawPage(<ReporterContact caseId="c1" reporter={reporter} />);
    await userEvent.click(screen.getByRole('button', { name: '看全号' }));
    expect(await screen.findByRole('button', { name: '看全号' })).toHaveProperty('disabled', false);
    expect(screen.getByText('138****6021')).toBeDefined();
  });

  it('says why it stays masked, and asks nothing on paper', async () => {
    fakeServer({});
    await drawPage(
      <>
        <ReporterContact caseId="c1" reporter={{ ...reporter, inFull: false }} />
        <ReporterContact caseId="c2" reporter={reporter} onPaper />
      </>,
    );
    expect(screen.getByRole('button', { name: '看全号' })).toHaveProperty('disabled', true);
    expect(screen.getByText('无权看全号')).toBeDefined();
  });

  it('has nothing to show of whoever left nothing', async () => {
    fakeServer({});
    await drawPage(
      <ReporterContact caseId="c1" reporter={{ ...reporter, name: null, phone: null }} />,
    );
    expect(screen.getByText('未留姓名')).toBeDefined();
    expect(screen.queryByRole('button')).toBeNull();
  });
});
