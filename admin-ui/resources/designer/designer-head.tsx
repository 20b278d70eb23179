import ChevronLeftOutlined from '@mui/icons-material/ChevronLeftOutlined';
import IconButton from '@mui/material/IconButton';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { useWords } from '../../messages/use-words.ts';

export interface DesignerHeadProps {
  readonly name: string;
  readonly procedure: string;
  /** Whether everything is kept, and where. */
  readonly state: string;
  readonly children?: ReactNode;
}

/** Name, key, whether it is kept; then the way to publishing. */
export function DesignerHead({ name, procedure, state, children }: DesignerHeadProps) {
  const { t } = useWords();
  const navigate = useNavigate();
  return (
    <header className="bh-designer-head" data-region="head">
      <IconButton
        size="small"
        aria-label={t('designer.back')}
        title={t('designer.back')}
        onClick={() => {
          void navigate('/procedures');
        }}
      >
        <ChevronLeftOutlined />
      </IconButton>
      <div className="bh-designer-name">
        <h1 className="bh-cut">{name}</h1>
        <p className="bh-3 bh-sm bh-cut">
          {procedure}
          {state === '' ? null : <span className="bh-dot" />}
          <output>{state}</output>
        </p>
      </div>
      {children}
    </header>
  );
}
