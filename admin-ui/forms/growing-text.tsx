import type { InputBaseComponentProps } from '@mui/material/InputBase';
import TextareaAutosize from '@mui/material/TextareaAutosize';
import type { CSSProperties } from 'react';

interface GrowingTextProps extends InputBaseComponentProps {
  readonly minRows?: number;
  readonly maxRows?: number;
}

/**
 * A textarea as high as its text, between `minRows` (1 where nothing is said) and `maxRows` lines. Browsers that size
 * fields by their content do it with the layout that a key needs anyway; for the others Material's measures a hidden
 * copy, which lays the page out twice.
 */
export function GrowingText({ minRows = 1, maxRows, ...rest }: GrowingTextProps) {
  if (!CSS.supports('field-sizing', 'content')) {
    const most = maxRows === undefined ? {} : { maxRows };
    return <TextareaAutosize {...rest} minRows={minRows} {...most} />;
  }
  const height: CSSProperties = {
    fieldSizing: 'content',
    minHeight: `${minRows}lh`,
    maxHeight: maxRows === undefined ? 'none' : `${maxRows}lh`,
  };
  return <textarea {...rest} style={{ ...rest.style, ...height }} />;
}
