import type { Operations } from '../../../api/contract/operations.ts';
import { dateWords } from '../../clocks/date-words.ts';
import { useDateRule } from '../../clocks/use-wording.ts';
import { useWords } from '../../messages/use-words.ts';
import { judgeService, type Judgement } from './judge-operations.ts';
import { StateCard, StateMark } from './state-card.tsx';

const columns = ['service', 'state', 'succeeded', 'failed'] as const;

function Row({ service }: { readonly service: Operations['services'][number] }) {
  const { t, code, list } = useWords();
  const rule = useDateRule();
  const at = (instant: string | null): string =>
    instant === null ? t('operations.never') : dateWords(Date.parse(instant), rule);
  const { name, procedures, succeededAt, failedAt, error, failures } = service;
  const state = judgeService(service);
  return (
    <tr>
      <th scope="row">
        {code('service', name)} <span className="bh-mono bh-3 bh-sm">{name}</span>
        <div className="bh-3 bh-sm">
          {procedures.length === 0
            ? t('operations.calledByNone')
            : t('operations.calledBy', { procedures: list(procedures) })}
        </div>
      </th>
      <td className="whole">
        {succeededAt === null && failedAt === null ? (
          <span className="bh-3">{t('operations.notCalled')}</span>
        ) : (
          <StateMark state={state} />
        )}
      </td>
      <td data-label={t('operations.serviceColumn.succeeded')}>{at(succeededAt)}</td>
      <td data-label={t('operations.serviceColumn.failed')}>
        {at(failedAt)}
        {failures === 0 ? null : (
          <span className="bh-dot">{t('operations.failures', { count: failures })}</span>
        )}
        {error === null ? null : <div className="bh-mono bh-3 bh-sm error">{error}</div>}
      </td>
    </tr>
  );
}

/** Every service that procedures may call, and what became of its calls. */
export function ServicesCard({
  services,
  state,
}: {
  readonly services: Operations['services'];
  readonly state: Judgement;
}) {
  const { t } = useWords();
  return (
    <StateCard subject="services" state={state} facts={[]} wide>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and keys must reach it */}
      <section className="bh-scroll-x" tabIndex={0} aria-label={t('operations.services')}>
        <table className="bh-table bh-stacked bh-services">
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {t(`operations.serviceColumn.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {services.map((service) => (
              <Row key={service.name} service={service} />
            ))}
          </tbody>
        </table>
      </section>
    </StateCard>
  );
}
