import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useStore } from 'ra-core';
import { useWords } from '../../messages/use-words.ts';
import { keyMap } from './key-map.ts';
import { singleKeysKey } from './keyboard.tsx';

/** The table of all keys (`?`). */
export function KeyboardHelp({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords();
  const [singleKeys] = useStore<boolean>(singleKeysKey, true);
  return (
    <Dialog open onClose={onClose} slotProps={{ paper: { className: 'bh-keyhelp' } }}>
      <DialogTitle>{t('keys.title')}</DialogTitle>
      <DialogContent>
        <p className="bh-3 bh-sm">{t(singleKeys ? 'keys.hint' : 'keys.off')}</p>
        <div className="bh-keyhelp-columns">
          {keyMap.map((group) => (
            <section key={group.title}>
              <h3>{t(group.title)}</h3>
              <dl>
                {group.lines.map((line) => (
                  <div key={line.does}>
                    <dt>
                      {line.keys.map((key) => (
                        <kbd className="bh-kbd" key={key}>
                          {key}
                        </kbd>
                      ))}
                    </dt>
                    <dd>{t(line.does)}</dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('keys.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}
