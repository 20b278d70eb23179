import type { SvgIconComponent } from '@mui/icons-material';
import AttachFileOutlined from '@mui/icons-material/AttachFileOutlined';
import CallReceivedOutlined from '@mui/icons-material/CallReceivedOutlined';
import ChatBubbleOutlineOutlined from '@mui/icons-material/ChatBubbleOutlineOutlined';
import Check from '@mui/icons-material/Check';
import FlagOutlined from '@mui/icons-material/FlagOutlined';
import LinkOutlined from '@mui/icons-material/LinkOutlined';
import LockOutlined from '@mui/icons-material/LockOutlined';
import MailOutlined from '@mui/icons-material/MailOutlined';
import NotificationsOutlined from '@mui/icons-material/NotificationsOutlined';
import Pause from '@mui/icons-material/Pause';
import PersonOutlined from '@mui/icons-material/PersonOutlined';
import PlayArrowOutlined from '@mui/icons-material/PlayArrowOutlined';
import ReportOutlined from '@mui/icons-material/ReportOutlined';
import ScheduleOutlined from '@mui/icons-material/ScheduleOutlined';
import Undo from '@mui/icons-material/Undo';
import WarningAmberOutlined from '@mui/icons-material/WarningAmberOutlined';
import type { EntryMark } from './entry-mark.ts';

/** The icon of each kind of entry. */
export const entryIcons: { readonly [M in EntryMark]: SvgIconComponent } = {
  step: Check,
  back: Undo,
  clock: ScheduleOutlined,
  pause: Pause,
  play: PlayArrowOutlined,
  overdue: ReportOutlined,
  trouble: WarningAmberOutlined,
  person: PersonOutlined,
  comment: ChatBubbleOutlineOutlined,
  file: AttachFileOutlined,
  urge: NotificationsOutlined,
  chain: LinkOutlined,
  start: CallReceivedOutlined,
  end: FlagOutlined,
  message: MailOutlined,
  lock: LockOutlined,
};
