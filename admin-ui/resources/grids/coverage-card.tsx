import Button from '@mui/material/Button';
import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import ReportOutlined from '@mui/icons-material/ReportOutlined';
import type { Coverage } from '../../../domain/grids/coverage.ts';
import type { Corner } from '../../../domain/grids/ring.ts';
import { useWords } from '../../messages/use-words.ts';
import { hectaresOf } from './map-view.ts';

interface CoverageProps {
  readonly coverage: Coverage;
  readonly nameOf: (id: string) => string;
  readonly onGo: (at: Corner) => void;
}

/** An area as it is read: hectares from one on. */
export function useAreaWords(): (squareMeters: number) => string {
  const { t } = useWords();
  const words = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });
  return (area) =>
    hectaresOf(area) >= 1
      ? t('grids.hectares', { area: words.format(hectaresOf(area)) })
      : t('grids.coverage.meters', { area: words.format(Math.round(area)) });
}

/** Which ground two grids claim, and which none does, each with the way there. */
export function CoverageCard({ coverage, nameOf, onGo }: CoverageProps) {
  const { t } = useWords();
  const areaWords = useAreaWords();
  const found = [
    ...coverage.overlaps.map(({ grids: [one, other], area, at }) => ({
      said: t('grids.coverage.overlap', {
        one: nameOf(one),
        other: nameOf(other),
        area: areaWords(area),
      }),
      at,
    })),
    ...coverage.gaps.map(({ area, at }) => ({
      said: t('grids.coverage.gap', { area: areaWords(area) }),
      at,
    })),
  ];
  return (
    <section className="bh-card bh-coverage" aria-label={t('grids.coverage.title')}>
      <header>
        <h2>{t('grids.coverage.title')}</h2>
      </header>
      {found.length === 0 ? (
        <p className="bh-2">
          <CheckCircleOutlined className="bh-icon" /> {t('grids.coverage.fine')}
        </p>
      ) : (
        <ul className="bh-lines">
          {found.map(({ said, at }) => (
            <li key={`${said} ${at.join(' ')}`}>
              <ReportOutlined className="bh-icon bh-bad" />
              <span className="bh-grow">{said}</span>
              <Button
                variant="text"
                size="small"
                onClick={() => {
                  onGo(at);
                }}
              >
                {t('grids.coverage.go')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
