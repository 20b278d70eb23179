import AccountTreeOutlined from '@mui/icons-material/AccountTreeOutlined';
import BarChart from '@mui/icons-material/BarChart';
import CallOutlined from '@mui/icons-material/CallOutlined';
import FactCheckOutlined from '@mui/icons-material/FactCheckOutlined';
import FlagOutlined from '@mui/icons-material/FlagOutlined';
import GppMaybeOutlined from '@mui/icons-material/GppMaybeOutlined';
import GroupsOutlined from '@mui/icons-material/GroupsOutlined';
import LockOutlined from '@mui/icons-material/LockOutlined';
import PersonOutlined from '@mui/icons-material/PersonOutlined';
import PhoneAndroidOutlined from '@mui/icons-material/PhoneAndroidOutlined';
import SensorsOutlined from '@mui/icons-material/SensorsOutlined';
import SettingsOutlined from '@mui/icons-material/SettingsOutlined';
import StarBorder from '@mui/icons-material/StarBorder';
import SwapHoriz from '@mui/icons-material/SwapHoriz';
import type { SvgIconComponent } from '@mui/icons-material';
import type { Welcome } from '../../../api/contract/session.ts';
import { roles, type Role } from '../../../domain/permissions/roles.ts';
import type { MessageKey } from '../../messages/message-key.ts';
import { useWords } from '../../messages/use-words.ts';

type DemoPerson = NonNullable<Welcome['demo']>['people'][number];

const icons: { readonly [R in Role]: SvgIconComponent } = {
  acceptor: CallOutlined,
  dispatcher: SwapHoriz,
  commander: StarBorder,
  supervisor: GppMaybeOutlined,
  analyst: BarChart,
  leader: FlagOutlined,
  lead: GroupsOutlined,
  handler: PersonOutlined,
  grid: PhoneAndroidOutlined,
  designer: AccountTreeOutlined,
  admin: SettingsOutlined,
  security: LockOutlined,
  auditor: FactCheckOutlined,
  integration: SensorsOutlined,
};

const groups: readonly { readonly title: MessageKey; readonly roles: readonly Role[] }[] = [
  {
    title: 'signIn.groupCentre',
    roles: ['acceptor', 'dispatcher', 'commander', 'supervisor', 'analyst', 'leader'],
  },
  { title: 'signIn.groupUnits', roles: ['lead', 'handler', 'grid'] },
  { title: 'signIn.groupAdministration', roles: ['designer', 'admin', 'security', 'auditor'] },
];

const roleOf = (person: DemoPerson): Role | undefined => roles.find((role) => role === person.role);

/** In the order of the roles; units keep their people together. */
function peopleOf(people: readonly DemoPerson[], wanted: readonly Role[]): readonly DemoPerson[] {
  const places = wanted.map(String);
  const units = [...new Set(people.map((person) => person.unit.id))];
  const place = (person: DemoPerson): number =>
    person.role === 'lead' || person.role === 'handler'
      ? units.indexOf(person.unit.id) / units.length
      : places.indexOf(person.role);
  return people
    .filter((person) => places.includes(person.role))
    .toSorted((one, other) => place(one) - place(other));
}

interface CardProps {
  readonly person: DemoPerson;
  readonly busy: boolean;
  readonly chosen: boolean;
  readonly onChoose: (login: string) => void;
}

function RoleCard({ person, busy, chosen, onChoose }: CardProps) {
  const { t, code, name } = useWords();
  const role = roleOf(person);
  const Icon = role === undefined ? PersonOutlined : icons[role];
  const title = code('role', person.role);
  return (
    <li>
      <button
        type="button"
        className={chosen ? 'bh-role on' : 'bh-role'}
        disabled={busy}
        onClick={() => {
          onChoose(person.login);
        }}
      >
        <span className="bh-sr">{t('signIn.enterAs', { name: name(person) })} </span>
        <span className="bh-role-icon">
          <Icon aria-hidden="true" />
        </span>
        <span className="bh-grow">
          <span className="bh-row">
            <b className="bh-grow">{title}</b>
            <span className="bh-mono bh-3 bh-xs">{person.login}</span>
          </span>
          <span className="bh-2 bh-sm bh-role-duty">
            {role === undefined
              ? name(person.unit)
              : t(`signIn.duty.${role}`, { unit: name(person.unit) })}
          </span>
        </span>
      </button>
    </li>
  );
}

export interface RoleCardsProps {
  readonly people: readonly DemoPerson[];
  /** Login of the card that is signing in. */
  readonly busy: string | null;
  readonly onChoose: (login: string) => void;
}

/** One card a demo account; a click signs in. */
export function RoleCards({ people, busy, onChoose }: RoleCardsProps) {
  const { t } = useWords();
  return (
    <>
      {groups.map((group) => {
        const members = peopleOf(people, group.roles);
        return members.length === 0 ? null : (
          <section key={group.title}>
            <h2 className="bh-role-group">{t(group.title)}</h2>
            <ul className="bh-roles">
              {members.map((person) => (
                <RoleCard
                  key={person.login}
                  person={person}
                  busy={busy !== null}
                  chosen={busy === person.login}
                  onChoose={onChoose}
                />
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}
