import LockOutlined from '@mui/icons-material/LockOutlined';
import type { Secrecy } from '../../api/contract/common.ts';
import { useWords } from '../messages/use-words.ts';
import './secrecy-mark.css';

/** 保密 with a lock; an ordinary case shows nothing. */
export function SecrecyMark({ secrecy }: { readonly secrecy: Secrecy }) {
  const { t } = useWords();
  return secrecy === 'protected' ? (
    <span className="bh-tag bh-secrecy">
      <LockOutlined aria-hidden="true" />
      {t('secrecy.mark')}
    </span>
  ) : null;
}
