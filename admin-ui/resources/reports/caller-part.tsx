import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import BoltOutlined from '@mui/icons-material/BoltOutlined';
import CallOutlined from '@mui/icons-material/CallOutlined';
import Close from '@mui/icons-material/Close';
import IconButton from '@mui/material/IconButton';
import LockOutlined from '@mui/icons-material/LockOutlined';
import PlaceOutlined from '@mui/icons-material/PlaceOutlined';
import { useTranslate } from 'ra-core';
import { useState } from 'react';
import { LongTextField } from '../../forms/long-text.tsx';
import { maskPhone } from '../../../domain/text/mask-phone.ts';
import { RadioChoices } from '../../fields/radio-choices.tsx';
import { useWords } from '../../messages/use-words.ts';
import { CallerHistory } from './caller-history.tsx';
import { FormRow } from './form-row.tsx';
import { GridSketch } from './grid-sketch.tsx';
import { callbacks, titleOf, type Complaints, type OpenCaseDraft } from './open-case-draft.ts';
import type { ClassRow } from './open-case-queries.ts';
import { gridAt, type Point } from './sketch.ts';
import { useGrids } from './use-grids.ts';

export interface PartProps {
  readonly draft: OpenCaseDraft;
  readonly change: (part: Partial<OpenCaseDraft>) => void;
  /** In words, for the fields that were found wrong. */
  readonly complaints: { readonly [F in keyof Complaints]?: string };
}

/** The number is hidden whenever nobody types in it. */
function Phone({ draft, change, complaints }: PartProps) {
  const translate = useTranslate();
  const [open, setOpen] = useState(false);
  const masked = !open && draft.phone.trim() !== '' && complaints.phone === undefined;
  return (
    <TextField
      value={masked ? maskPhone(draft.phone) : draft.phone}
      error={complaints.phone !== undefined}
      title={masked ? translate('reports.phoneMasked') : undefined}
      placeholder={translate('reports.phone')}
      autoComplete="off"
      slotProps={{
        htmlInput: { inputMode: 'tel', maxLength: 40, 'aria-label': translate('reports.phone') },
        input: {
          startAdornment: (
            <InputAdornment position="start">
              <CallOutlined fontSize="small" />
            </InputAdornment>
          ),
          endAdornment: masked ? (
            <InputAdornment position="end">
              <LockOutlined fontSize="small" />
            </InputAdornment>
          ) : undefined,
        },
      }}
      onFocus={() => {
        setOpen(true);
      }}
      onBlur={() => {
        setOpen(false);
      }}
      onChange={(event) => {
        if (open) {
          change({ phone: event.target.value });
        }
      }}
    />
  );
}

interface GuessProps {
  readonly guesses: readonly ClassRow[];
  readonly onWrong: () => void;
  readonly onConfirm: (row: ClassRow) => void;
}

interface CallerPartProps extends PartProps, GuessProps {
  /** The report is under way: a sketch is no field that could be disabled. */
  readonly held: boolean;
}

/** What the description was recognized as; it is a proposal until somebody confirms it. */
function Recognized({ guesses, onWrong, onConfirm }: GuessProps) {
  const translate = useTranslate();
  const { name } = useWords();
  const first = guesses[0];
  if (first === undefined) {
    return null;
  }
  return (
    <p className="hint ok">
      <BoltOutlined aria-hidden="true" />
      <button
        type="button"
        tabIndex={-1}
        className="bh-link"
        onClick={() => {
          onConfirm(first);
        }}
      >
        {translate('reports.recognized', { names: name(first) })}
      </button>
      <button type="button" tabIndex={-1} className="bh-link wrong" onClick={onWrong}>
        {translate('reports.notRecognized')}
      </button>
    </p>
  );
}

function Place({ draft, change, complaints, held }: CallerPartProps) {
  const translate = useTranslate();
  const { name } = useWords();
  const grids = useGrids();
  const grid = grids.find((each) => each.id === draft.grid) ?? null;
  const setPoint = (point: Point): void => {
    change({ point, grid: gridAt(point, grids)?.id ?? null });
  };
  const where = draft.point === null ? translate('reports.noPoint') : translate('reports.outside');
  return (
    <>
      <TextField
        value={draft.address}
        error={complaints.place !== undefined}
        placeholder={translate('reports.placeHint')}
        slotProps={{
          htmlInput: { maxLength: 256, 'aria-label': translate('reports.place') },
          input: {
            startAdornment: (
              <InputAdornment position="start">
                <PlaceOutlined fontSize="small" />
              </InputAdornment>
            ),
            endAdornment:
              draft.point === null ? undefined : (
                <InputAdornment position="end">
                  <IconButton
                    size="small"
                    tabIndex={-1}
                    aria-label={translate('reports.clearPoint')}
                    title={translate('reports.clearPoint')}
                    onClick={() => {
                      change({ point: null, grid: null });
                    }}
                  >
                    <Close fontSize="small" />
                  </IconButton>
                </InputAdornment>
              ),
          },
        }}
        onChange={(event) => {
          change({ address: event.target.value });
        }}
      />
      <div className="map">
        <GridSketch
          point={draft.point}
          grid={draft.grid}
          label={translate('reports.sketch')}
          onPoint={held ? undefined : setPoint}
        />
        <span className="where">{grid === null ? where : name(grid)}</span>
      </div>
    </>
  );
}

/** Who calls, what was said, where it is, whether to call back (screens d, 1 to 4). */
export function CallerPart(props: CallerPartProps) {
  const { draft, change, complaints } = props;
  const translate = useTranslate();
  const caller = draft.channel === 'phone' || draft.channel === 'visit' ? draft.channel : 'other';
  const title = titleOf(draft.description);
  return (
    <section className="bh-card part caller">
      <FormRow
        number={1}
        label={translate(`reports.caller.${caller}`)}
        complaint={complaints.phone ?? null}
        field="phone"
      >
        <div className="two">
          <Phone {...props} />
          <TextField
            value={draft.name}
            disabled={draft.callback === 'anonymous'}
            placeholder={translate('reports.name')}
            autoComplete="off"
            slotProps={{ htmlInput: { maxLength: 100, 'aria-label': translate('reports.name') } }}
            onChange={(event) => {
              change({ name: event.target.value });
            }}
          />
        </div>
        <CallerHistory phone={draft.phone} />
      </FormRow>
      <FormRow
        number={2}
        label={translate('reports.description')}
        required
        complaint={complaints.description ?? null}
        field="description"
      >
        <LongTextField
          minRows={4}
          maxRows={10}
          value={draft.description}
          error={complaints.description !== undefined}
          placeholder={translate('reports.descriptionHint')}
          slotProps={{
            htmlInput: { maxLength: 10_000, 'aria-label': translate('reports.description') },
          }}
          onChange={(event) => {
            change({ description: event.target.value });
          }}
        />
        {draft.category === null ? <Recognized {...props} /> : null}
        {title === '' ? null : (
          <p className="hint bh-cut">{translate('reports.titleIs', { title })}</p>
        )}
      </FormRow>
      <FormRow
        number={3}
        label={translate('reports.place')}
        required
        complaint={complaints.place ?? null}
        field="place"
      >
        <Place {...props} />
      </FormRow>
      <FormRow
        number={4}
        label={translate('reports.callback')}
        complaint={complaints.callback ?? null}
        field="callback"
      >
        <RadioChoices
          look="segments"
          label={translate('reports.callback')}
          choices={callbacks.map((value) => ({
            value,
            label: translate(`reports.callbacks.${value}`),
          }))}
          chosen={draft.callback}
          onChoose={(callback) => {
            change({ callback });
          }}
        />
      </FormRow>
    </section>
  );
}
