import { Link } from 'react-router';
import { useWords } from '../messages/use-words.ts';
import { useSession } from '../providers/session.ts';
import { GoTo } from './go-to.tsx';
import { startPageOf } from './menu-entries.ts';
import { Notices } from './notices.tsx';
import { PersonMenu } from './person-menu.tsx';
import { ServerDate } from './server-date.tsx';

/** Centre, search, the server's date and working time, notices, person. */
export function TopBar({ onKeys }: { readonly onKeys: () => void }) {
  const { name } = useWords();
  const session = useSession();
  return (
    <header className="bh-topbar">
      <Link to={startPageOf(session)} className="bh-centre" title={name(session.centre)}>
        {name(session.centre)}
      </Link>
      <GoTo />
      <span className="bh-grow" />
      <ServerDate />
      <Notices />
      <PersonMenu onKeys={onKeys} />
    </header>
  );
}
