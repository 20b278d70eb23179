import Button from '@mui/material/Button';
import { Link } from 'react-router';
import type { SecurityEvent } from '../../../api/contract/audit.ts';
import { ledgerTimeWords } from '../../clocks/date-words.ts';
import { useDateRule } from '../../clocks/use-wording.ts';
import { SidePanel } from '../../layout/side-panel.tsx';
import { SecrecyMark } from '../../fields/secrecy-mark.tsx';
import { useWords } from '../../messages/use-words.ts';
import { useSession } from '../../providers/session.ts';
import { useEntryWords, type WordedFact } from './use-entry-words.ts';

/** What was changed, from what to what. */
function Changes({ facts }: { readonly facts: readonly WordedFact[] }) {
  const { t } = useWords();
  return (
    <section>
      <h3>{t('audit.entry.changed')}</h3>
      <table className="bh-table">
        <thead>
          <tr>
            <th scope="col">
              <span className="bh-sr">{t('audit.entry.facts')}</span>
            </th>
            <th scope="col">{t('audit.entry.before')}</th>
            <th scope="col">{t('audit.entry.after')}</th>
          </tr>
        </thead>
        <tbody>
          {facts.map(({ name, label, before, value }) => (
            <tr key={name}>
              <th scope="row">{label}</th>
              <td>
                <del>{before}</del>
              </td>
              <td>
                <b>{value}</b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Details({ facts }: { readonly facts: readonly WordedFact[] }) {
  const { t } = useWords();
  return (
    <section>
      <h3>{t('audit.entry.facts')}</h3>
      <dl className="bh-facts">
        {facts.map(({ name, label, value }) => (
          <div key={name} className="pair">
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Where it happened and to whom, with the ways there. */
function Who({ entry }: { readonly entry: SecurityEvent }) {
  const { t, name } = useWords();
  const words = useEntryWords();
  const { permissions } = useSession();
  const { zone } = useDateRule();
  const about = words.about(entry);
  const of = entry.case;
  return (
    <dl className="bh-facts">
      <dt>{t('audit.entry.at')}</dt>
      <dd>{ledgerTimeWords(Date.parse(entry.recordedAt), zone)}</dd>
      <dt>{t('audit.entry.result')}</dt>
      <dd>
        <span className={entry.success ? 'bh-tag ok' : 'bh-tag bad'}>
          {t(entry.success ? 'audit.entry.success' : 'audit.entry.failure')}
        </span>
      </dd>
      <dt>{t('audit.entry.who')}</dt>
      <dd>
        {entry.by !== null && permissions.includes('person.read') ? (
          <Link to={`/people/${encodeURIComponent(entry.by.id)}`}>{name(entry.by)}</Link>
        ) : (
          words.who(entry)
        )}
      </dd>
      {about === null ? null : (
        <>
          <dt>{t('audit.entry.about')}</dt>
          <dd>{about}</dd>
        </>
      )}
      {of === null ? null : (
        <>
          <dt>{t('audit.entry.case')}</dt>
          <dd>
            {permissions.includes('case.read') ? (
              <Link to={`/cases/${encodeURIComponent(of.id)}`}>{of.number}</Link>
            ) : (
              of.number
            )}{' '}
            {of.title} <SecrecyMark secrecy={of.secrecy} />
          </dd>
        </>
      )}
      <dt>{t('audit.entry.id')}</dt>
      <dd className="bh-mono">{entry.id}</dd>
    </dl>
  );
}

interface EntryPanelProps {
  readonly entry: SecurityEvent;
  readonly onOnly: (what: { readonly by: string } | { readonly case: string }) => void;
  readonly onClose: () => void;
}

/** The whole entry: when, who, about what, what was changed from what to what. */
export function EntryPanel({ entry, onOnly, onClose }: EntryPanelProps) {
  const { t } = useWords();
  const words = useEntryWords();
  const facts = words.facts(entry);
  const changed = facts.filter(({ before }) => before !== undefined);
  const plain = facts.filter(({ before }) => before === undefined);
  const { by, case: of } = entry;
  return (
    <SidePanel
      title={words.event(entry.type)}
      note={t('audit.entry.kept')}
      onClose={onClose}
      foot={
        by === null && of === null ? undefined : (
          <>
            {by === null ? null : (
              <Button
                onClick={() => {
                  onOnly({ by: by.id });
                }}
              >
                {t('audit.entry.onlyPerson')}
              </Button>
            )}
            {of === null ? null : (
              <Button
                onClick={() => {
                  onOnly({ case: of.id });
                }}
              >
                {t('audit.entry.onlyCase')}
              </Button>
            )}
          </>
        )
      }
    >
      <div className="bh-log-entry">
        <Who entry={entry} />
        {changed.length === 0 ? null : <Changes facts={changed} />}
        {plain.length === 0 ? null : <Details facts={plain} />}
        {facts.length === 0 ? <p className="bh-3">{t('audit.entry.noFacts')}</p> : null}
      </div>
    </SidePanel>
  );
}
