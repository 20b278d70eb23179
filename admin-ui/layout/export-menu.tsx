import FileDownloadOutlined from '@mui/icons-material/FileDownloadOutlined';
import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useId, useState } from 'react';
import { exportLimits } from '../../api/contract/exports.ts';
import { useWords } from '../messages/use-words.ts';
import { withQuery } from '../providers/api-fetch.ts';
import './export-menu.css';

const formats = ['xlsx', 'csv'] as const;

export interface ExportMenuProps {
  /** `GET /api/cases/export` and the like. */
  readonly path: string;
  /** The query of the list as it is shown, without page and cursor. */
  readonly query: Readonly<Record<string, string | number | undefined>>;
  /** How many rows the list has; undefined while nobody knows. */
  readonly total: number | undefined;
  readonly totalIsLowerBound: boolean;
}

/** The list that is shown as a file: how many rows there are, that only so many are taken, in which form. */
export function ExportMenu({ path, query, total, totalIsLowerBound }: ExportMenuProps) {
  const { t, number, english } = useWords();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const told = useId();
  const most = number(exportLimits.rows);
  const known =
    total === undefined ? t('exported.counting') : t('exported.rows', { count: number(total) });
  const words =
    totalIsLowerBound || (total ?? 0) > exportLimits.rows ? t('exported.cutOff', { most }) : known;
  const close = (): void => {
    setAnchor(null);
  };
  return (
    <>
      <Button
        size="small"
        startIcon={<FileDownloadOutlined />}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => {
          setAnchor(event.currentTarget);
        }}
      >
        {t('exported.export')}
      </Button>
      <Menu
        open={anchor !== null}
        anchorEl={anchor}
        onClose={close}
        slotProps={{ list: { 'aria-describedby': told } }}
      >
        <li role="none" id={told} className="bh-export-rows bh-3 bh-sm">
          {words}
        </li>
        {formats.map((format) => (
          <MenuItem
            key={format}
            component="a"
            href={withQuery(path, { ...query, format, language: english ? 'en' : 'zh' })}
            download
            onClick={close}
          >
            {t(`exported.${format}`)}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
