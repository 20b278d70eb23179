import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import ListItemText from '@mui/material/ListItemText';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import MoreHoriz from '@mui/icons-material/MoreHoriz';
import MoreTimeOutlined from '@mui/icons-material/MoreTimeOutlined';
import NotificationsOutlined from '@mui/icons-material/NotificationsOutlined';
import SwapHoriz from '@mui/icons-material/SwapHoriz';
import { useTranslate } from 'ra-core';
import { useState, type ReactNode } from 'react';
import type { CaseDetail } from '../../../api/contract/cases.ts';
import { CardTag } from '../../fields/card-tag.tsx';
import { PriorityMark } from '../../fields/priority-mark.tsx';
import { SecrecyMark } from '../../fields/secrecy-mark.tsx';
import { useShortcuts } from '../../layout/keyboard/shortcuts.ts';
import { useWords } from '../../messages/use-words.ts';
import { ActionDialog } from './action-dialog.tsx';
import { verbOf } from './action-verb.ts';
import { arranged, type Offered } from './case-actions.ts';
import { narrowedTo, withTaskOffers } from './task-offers.ts';
import type { CaseScene } from './use-reopen-targets.ts';
import type { ElementNames } from './element-names.ts';
import type { CaseActor } from './use-case-actor.ts';

const stateTone: { readonly [S in CaseDetail['state']]: string } = {
  opening: 'warn',
  open: 'info',
  suspended: 'warn',
  closed: 'ok',
  void: '',
};
const icons: Readonly<Record<string, ReactNode>> = {
  urge: <NotificationsOutlined />,
  transfer: <SwapHoriz />,
  extend: <MoreTimeOutlined />,
};
const pageLevel = 1;
/** Ends that say no more than the state does. */
const endsLikeState: ReadonlySet<string> = new Set(['closed', 'void', 'cancelled']);

function Facts({ detail }: { readonly detail: CaseDetail }) {
  const translate = useTranslate();
  const { name, code, pick } = useWords();
  const facts = [
    detail.className === null ? null : pick(detail.className, detail.classNameEn),
    detail.condition === null ? null : pick(detail.condition.text, detail.condition.textEn),
    detail.grid === null ? null : name(detail.grid),
    translate('cases.reportedBy', { channel: code('channel', detail.channel) }),
    detail.round > 1 ? translate('cases.round', { round: detail.round }) : null,
  ].filter((fact) => fact !== null);
  return (
    <span className="bh-3 bh-sm bh-dots">
      {facts.map((fact) => (
        <span key={fact}>{fact}</span>
      ))}
    </span>
  );
}

interface ActionsProps {
  readonly offers: readonly Offered[];
  readonly onAsk: (offered: Offered) => void;
}

/** A refused action stays where it is, with its reason on the same line (screens section 1). */
function Actions({ offers, onAsk }: ActionsProps) {
  const translate = useTranslate();
  const { code } = useWords();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { front, menu } = arranged(offers);
  const verb = (offered: Offered): string =>
    translate(`cases.actions.${verbOf(offered)}`, { _: offered.action });
  const why = (offered: Offered): string =>
    offered.reason === null ? '' : code('reason', offered.reason);
  const refused = front.filter((offered) => !offered.allowed);
  const reasons = [...new Set(refused.map(why))].map((reason) =>
    translate('cases.actions.refused', {
      action: refused
        .filter((offered) => why(offered) === reason)
        .map(verb)
        .join(translate('cases.actions.refusedToo')),
      reason,
    }),
  );
  return (
    <div className="actions">
      {front.map((offered) => (
        <Button
          key={offered.action}
          startIcon={icons[offered.action]}
          disabled={!offered.allowed}
          aria-description={why(offered)}
          onClick={() => {
            onAsk(offered);
          }}
        >
          {verb(offered)}
        </Button>
      ))}
      {menu.length === 0 ? null : (
        <IconButton
          className="bh-more"
          aria-label={translate('cases.actions.more')}
          title={translate('cases.actions.more')}
          aria-haspopup="menu"
          aria-expanded={anchor !== null}
          onClick={(event) => {
            setAnchor(event.currentTarget);
          }}
        >
          <MoreHoriz />
        </IconButton>
      )}
      {reasons.length === 0 ? null : (
        <p className="why bh-3 bh-xs">{reasons.join(translate('cases.actions.refusedAnd'))}</p>
      )}
      <Menu
        className="bh-menu-actions"
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => {
          setAnchor(null);
        }}
      >
        {menu.map((offered) => (
          <MenuItem
            key={offered.action}
            disabled={!offered.allowed}
            className={offered.action === 'void' ? 'bh-danger' : ''}
            onClick={() => {
              setAnchor(null);
              onAsk(offered);
            }}
          >
            <ListItemText
              primary={verb(offered)}
              secondary={offered.allowed ? undefined : why(offered)}
            />
          </MenuItem>
        ))}
      </Menu>
    </div>
  );
}

export interface CaseHeadProps {
  readonly detail: CaseDetail;
  readonly names: ElementNames;
  readonly scene: CaseScene;
  readonly actor: CaseActor;
}

/** Number, state, facts, title and what may be done; always of the present. */
export function CaseHead({ detail, names, scene, actor }: CaseHeadProps) {
  const translate = useTranslate();
  const [asked, setAsked] = useState<Offered | null>(null);
  const offers = withTaskOffers(detail);
  const askFor = (action: string) => (): void => {
    setAsked(offers.find((offered) => offered.action === action && offered.allowed) ?? null);
  };
  useShortcuts({ u: askFor('urge'), t: askFor('transfer'), d: askFor('delegate') }, pageLevel);
  const card = detail.cards.find(({ closedAt }) => closedAt === null);
  const other = detail.number === detail.reportNumber ? null : detail.reportNumber;
  return (
    <header className="bh-case-head">
      <div className="bh-grow">
        <p className="line">
          <span className="bh-mono bh-2" title={other ?? undefined}>
            {detail.number}
          </span>
          <span className={`bh-tag ${stateTone[detail.state]}`}>
            {translate(`cases.state.${detail.state}`)}
          </span>
          {detail.endCode === null || endsLikeState.has(detail.endCode) ? null : (
            <span className="bh-tag">
              {translate(`cases.endCode.${detail.endCode}`, { _: detail.endCode })}
            </span>
          )}
          {detail.assessment === null ? null : (
            <span className="bh-tag ok">{translate('cases.assessed')}</span>
          )}
          <PriorityMark urgency={detail.urgency} />
          <SecrecyMark secrecy={detail.secrecy} />
          {card === undefined ? null : <CardTag level={card.level} />}
          <Facts detail={detail} />
        </p>
        <h1>{detail.title}</h1>
      </div>
      <Actions offers={offers} onAsk={setAsked} />
      {asked === null ? null : (
        <ActionDialog
          detail={narrowedTo(detail, asked.action)}
          offered={asked}
          names={names}
          scene={scene}
          actor={actor}
          onClose={() => {
            setAsked(null);
          }}
        />
      )}
    </header>
  );
}
