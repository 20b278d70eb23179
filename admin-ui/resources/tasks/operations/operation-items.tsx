import AccessTimeOutlined from '@mui/icons-material/AccessTimeOutlined';
import ContentCopyOutlined from '@mui/icons-material/ContentCopyOutlined';
import FeedOutlined from '@mui/icons-material/FeedOutlined';
import KeyboardReturn from '@mui/icons-material/KeyboardReturn';
import MoreHoriz from '@mui/icons-material/MoreHoriz';
import NotificationsOutlined from '@mui/icons-material/NotificationsOutlined';
import Pause from '@mui/icons-material/Pause';
import PersonAddAltOutlined from '@mui/icons-material/PersonAddAltOutlined';
import PersonOutlined from '@mui/icons-material/PersonOutlined';
import PlayArrowOutlined from '@mui/icons-material/PlayArrowOutlined';
import QuestionAnswerOutlined from '@mui/icons-material/QuestionAnswerOutlined';
import SwapHoriz from '@mui/icons-material/SwapHoriz';
import TaskAltOutlined from '@mui/icons-material/TaskAltOutlined';
import Replay from '@mui/icons-material/Replay';
import Undo from '@mui/icons-material/Undo';
import type { SvgIconComponent } from '@mui/icons-material';
import MenuItem from '@mui/material/MenuItem';
import type { ReactNode } from 'react';
import type { Words } from '../../../messages/use-words.ts';
import type { Offered, TaskOperations } from './use-task-operations.tsx';

const icons: Readonly<Record<string, SvgIconComponent>> = {
  claim: PersonOutlined,
  release: PersonOutlined,
  return: Undo,
  'ask-back': QuestionAnswerOutlined,
  withdraw: Replay,
  transfer: SwapHoriz,
  delegate: PersonAddAltOutlined,
  resolve: TaskAltOutlined,
  'recall-delegation': KeyboardReturn,
  urge: NotificationsOutlined,
  copy: ContentCopyOutlined,
  'open-card': FeedOutlined,
  extend: AccessTimeOutlined,
  park: Pause,
  unpark: PlayArrowOutlined,
};

export const iconOf = (action: string): SvgIconComponent => icons[action] ?? MoreHoriz;

/** Claim or release first, then the others; whichever of the two is possible. */
export function listed(operations: TaskOperations): readonly Offered[] {
  const { claim, release } = operations;
  const holding = release?.allowed === true ? release : claim;
  return holding === null ? operations.offered : [holding, ...operations.offered];
}

export function runnerOf(operations: TaskOperations, offered: Offered): () => void {
  return offered.action === 'claim' || offered.action === 'release'
    ? operations.toggleClaim
    : operations.opener(offered.action);
}

/** Entries of the menu beside the outcomes; a refused one stays, with its reason on the same line. */
export function operationItems(
  operations: TaskOperations,
  words: Words,
  close: () => void,
): readonly ReactNode[] {
  return listed(operations).map((offered) => {
    const Icon = iconOf(offered.action);
    const run = runnerOf(operations, offered);
    return (
      <MenuItem
        key={offered.action}
        disabled={!offered.allowed}
        onClick={() => {
          close();
          run();
        }}
      >
        <Icon className="bh-icon" aria-hidden="true" />
        <span className="bh-grow">{words.code('action', offered.action)}</span>
        {offered.reason === null ? null : (
          <span className="bh-3 bh-sm">{words.code('reason', offered.reason)}</span>
        )}
      </MenuItem>
    );
  });
}
