import Button from '@mui/material/Button';
import { Link, useParams } from 'react-router';
import { useWords } from '../../messages/use-words.ts';
import { isOpenDraft, useDrafts } from '../procedures/draft-queries.ts';

/** Where there is no room to draw: what can be done with a procedure all the same. */
export function OnPhone() {
  const { t } = useWords();
  const { key = '' } = useParams();
  const drafts = useDrafts(key);
  const procedure = `/procedures/${encodeURIComponent(key)}`;
  return (
    <section className="bh-designer-on-phone" aria-label={t('designer.title')}>
      <h1>{t('designer.title')}</h1>
      <p className="bh-2">{t('designer.phone.needsRoom')}</p>
      {drafts.data?.some(isOpenDraft) === true ? (
        <Button variant="contained" component={Link} to={`${procedure}/review`}>
          {t('designer.phone.review')}
        </Button>
      ) : null}
      <Button component={Link} to={procedure}>
        {t('designer.phone.procedure')}
      </Button>
    </section>
  );
}
