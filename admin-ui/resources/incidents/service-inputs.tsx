import type { IncidentDetail } from '../../../api/contract/incidents.ts';
import { useWords } from '../../messages/use-words.ts';

/** What the service is called with now: expression of the diagram, and what it gives. */
export function ServiceInputs({ incident }: { readonly incident: IncidentDetail }) {
  const { t } = useWords();
  if (incident.inputs.length === 0) return null;
  return (
    <section className="bh-card" aria-label={t('incidents.inputs')}>
      <header>
        <h2>{t('incidents.inputs')}</h2>
        <span className="bh-3 bh-sm">{t('incidents.inputsHint')}</span>
      </header>
      <table className="inputs">
        <thead>
          <tr>
            {(['name', 'expression', 'value'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`incidents.input.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {incident.inputs.map((input) => (
            <tr key={input.name}>
              <th scope="row" className="bh-mono">
                {input.name}
              </th>
              <td className="bh-mono bh-2">{input.expression}</td>
              <td className="bh-mono">
                {input.fault === null ? (
                  JSON.stringify(input.value)
                ) : (
                  <span className="bh-bad">{input.fault}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
