import PlaceOutlined from '@mui/icons-material/PlaceOutlined';
import WrongLocationOutlined from '@mui/icons-material/WrongLocationOutlined';
import TextField from '@mui/material/TextField';
import { useWords, type Words } from '../../../messages/use-words.ts';
import { distanceWords } from '../position/distance-words.ts';
import { distanceTo, locate, nearnessOf, needsSentence } from '../position/position.ts';
import type { OnTheSpot } from './use-on-the-spot.ts';

export const sentenceId = 'bh-position-sentence';

const longest = 200;

interface Said {
  readonly tone: 'fine' | 'warn' | 'quiet';
  readonly text: string;
  /** Said strongly: how far away it is. */
  readonly strong: string | null;
}

function saidOf({ here, place, radius }: OnTheSpot, words: Words): Said {
  const { t } = words;
  if (here.kind !== 'fixed') {
    const tone = here.kind === 'asking' || here.kind === 'unasked' ? 'quiet' : 'warn';
    return { tone, text: t(`phone.position.${here.kind}`), strong: null };
  }
  const error = Math.round(here.fix.accuracy);
  const nearness = nearnessOf(here.fix, place, radius);
  const meters = distanceTo(here, place);
  return {
    tone: nearness === 'inside' || nearness === 'unknown' ? 'fine' : 'warn',
    text: t(`phone.position.${nearness}`, { error }),
    strong:
      nearness === 'outside' && meters !== null
        ? t('phone.position.away', { distance: distanceWords(meters, words) })
        : null,
  };
}

/** Where the phone is and how exactly; without a position, the sentence that says why. */
export function PositionLine({ spot }: { readonly spot: OnTheSpot }) {
  const words = useWords();
  const { t, code } = words;
  const { tone, text, strong } = saidOf(spot, words);
  const Icon = tone === 'warn' ? WrongLocationOutlined : PlaceOutlined;
  const stuck =
    spot.here.kind !== 'asking' &&
    spot.here.kind !== 'unasked' &&
    needsSentence(spot.here, spot.radius);
  return (
    <div>
      <output className={`bh-phone-position ${tone}`}>
        <Icon className="bh-icon" aria-hidden="true" />
        <span className="bh-grow">
          {text}
          {strong === null ? null : <b>{strong}</b>}
        </span>
        <button type="button" disabled={spot.here.kind === 'asking'} onClick={locate}>
          {t('phone.position.again')}
        </button>
      </output>
      {stuck ? (
        <TextField
          id={sentenceId}
          fullWidth
          label={t(
            spot.here.kind === 'fixed'
              ? 'phone.position.sentenceInexact'
              : 'phone.position.sentence',
          )}
          value={spot.sentence}
          required
          error={spot.unclean}
          helperText={spot.unclean ? code('field', 'control-character') : null}
          slotProps={{ htmlInput: { maxLength: longest } }}
          onChange={(event) => {
            spot.say(event.target.value);
          }}
        />
      ) : null}
    </div>
  );
}
