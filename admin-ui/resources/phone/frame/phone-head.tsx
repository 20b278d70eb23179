import Close from '@mui/icons-material/Close';
import Search from '@mui/icons-material/Search';
import IconButton from '@mui/material/IconButton';
import { useState } from 'react';
import { GoTo } from '../../../layout/go-to.tsx';
import { Notices } from '../../../layout/notices.tsx';
import { useWords } from '../../../messages/use-words.ts';
import { PhoneBand } from './phone-band.tsx';

export interface PhoneHeadProps {
  readonly title: string;
  readonly below?: string;
}

/** Head of the places of the bottom bar: where one is, search and notices, what of the network must be known. */
export function PhoneHead({ title, below }: PhoneHeadProps) {
  const { t } = useWords();
  const [searching, setSearching] = useState(false);
  return (
    <div className="bh-phone-top">
      <header className="bh-phone-head">
        {searching ? (
          <GoTo />
        ) : (
          <div className="bh-grow">
            <h1>{title}</h1>
            {below === undefined ? null : <p className="bh-3 bh-cut">{below}</p>}
          </div>
        )}
        {searching ? null : <Notices />}
        <IconButton
          aria-label={t(searching ? 'frame.toast.close' : 'frame.search.label')}
          aria-expanded={searching}
          onClick={() => {
            setSearching(!searching);
          }}
        >
          {searching ? <Close /> : <Search />}
        </IconButton>
      </header>
      <PhoneBand />
    </div>
  );
}
