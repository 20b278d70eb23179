import AddOutlined from '@mui/icons-material/AddOutlined';
import RemoveOutlined from '@mui/icons-material/RemoveOutlined';
import { useWords } from '../messages/use-words.ts';
import './map-zoom.css';

interface MapZoomProps {
  /** One of the steps. */
  readonly zoom: number;
  /** From all of the map, 1, to the nearest look. */
  readonly steps: readonly number[];
  readonly onZoom: (zoom: number) => void;
}

/** The two buttons in the corner of a map. */
export function MapZoom({ zoom, steps, onZoom }: MapZoomProps) {
  const { t } = useWords();
  const next = (by: -1 | 1): number | undefined => steps[steps.indexOf(zoom) + by];
  const buttons = [
    { words: t('cases.diagram.larger'), icon: <AddOutlined />, to: next(1) },
    { words: t('cases.diagram.smaller'), icon: <RemoveOutlined />, to: next(-1) },
  ];
  return (
    <span className="bh-map-zoom">
      {buttons.map(({ words, icon, to }) => (
        <button
          key={words}
          type="button"
          aria-label={words}
          title={words}
          disabled={to === undefined}
          onClick={() => {
            if (to !== undefined) onZoom(to);
          }}
        >
          {icon}
        </button>
      ))}
    </span>
  );
}
