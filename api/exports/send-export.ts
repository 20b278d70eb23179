import type { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { isRecord } from '../../domain/is-record.ts';
import type { Reader } from '../reader.ts';
import { writeSecurityEvent } from '../security-log.ts';
import type { ApiServices } from '../services.ts';
import type { CellValue, ExportedList, ExportQuery } from './exported-list.ts';
import { exportedRows } from './exported-rows.ts';
import { writeCsv } from './write-csv.ts';
import { writeXlsx } from './write-xlsx.ts';

interface Form {
  readonly type: string;
  readonly write: (rows: AsyncGenerator<readonly CellValue[]>) => Readable;
}

const forms: { readonly [F in ExportQuery['format']]: Form } = {
  csv: { type: 'text/csv; charset=utf-8', write: writeCsv },
  xlsx: {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    write: writeXlsx,
  },
};

/** The list has read it already: a JSON object of filters that it knows. */
const filtersOf = (filter: string | undefined): string => {
  const given: unknown = filter === undefined ? {} : JSON.parse(filter);
  return isRecord(given) ? Object.keys(given).join(' ') : '';
};

/** Answers a list as a file, and notes who took which list away; the log keeps no search text. */
export const sendExport = async <Row>(
  { services, reader, reply }: { services: ApiServices; reader: Reader; reply: FastifyReply },
  list: ExportedList<Row>,
  query: ExportQuery,
): Promise<FastifyReply> => {
  const rows = await exportedRows(list, query);
  await writeSecurityEvent(
    services.database,
    {
      person: reader.id,
      type: 'list-exported',
      success: true,
      params: { list: list.name, format: query.format, filters: filtersOf(query.filter) },
    },
    services.now(),
  );
  const form = forms[query.format];
  return reply
    .type(form.type)
    .header('content-disposition', `attachment; filename="${list.name}.${query.format}"`)
    .send(form.write(rows));
};
