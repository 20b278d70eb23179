import type { Client } from 'pg';

/** Open tasks of made-up cases, spread over roles, units and due times as a busy centre has them. */
export const fillTasks = async (database: Client, from: number, to: number): Promise<void> => {
  await database.query(
    `insert into "case" (id, report_number, title, description, state, stages, channel, urgency, procedure_key, procedure_version, graph_hash, settings, variables)
     select 'bench-' || n, 'LS-bench-' || n, 'Case ' || n, '', 'open', '[]', 'phone', 'normal', v.procedure_key, v.version, v.hash, '{}', '{}'
     from generate_series($1::int, $2::int) n, (select * from procedure_version limit 1) v`,
    [from, to - 1],
  );
  await database.query(
    `insert into task (id, case_id, instance, element, name, stage, role, unit_id, exclude, outcomes, state, step, opened_at, due_at, warn_at, clock_undetermined, channel)
     select 'bench-' || n || '.1', 'bench-' || n, '1', 'accept', '受理', 'accept',
       (array['acceptor','dispatcher','commander','lead','grid'])[1 + n % 5],
       (array['u-centre','u-centre','u-centre','u-municipal','u-jianshe'])[1 + n % 5],
       '{}', '[]', 'open', 1, now() - (n % 1000) * interval '1 minute',
       now() + ((n::bigint * 7919) % 100000 - 20000) * interval '1 minute', now() + ((n::bigint * 7919) % 100000 - 20010) * interval '1 minute', false, 'phone'
     from generate_series($1::int, $2::int) n`,
    [from, to - 1],
  );
  await database.query('analyze "case"');
  await database.query('analyze task');
};
