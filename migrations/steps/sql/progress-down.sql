drop function answer_commands("case", jsonb);
drop function project_subscriptions(text, jsonb);
drop function project_incidents(text, jsonb);
drop function project_tasks("case", jsonb);
drop function close_tasks("case", jsonb);
drop function project_clocks(text, jsonb);
drop function project_case("case", jsonb);
drop function supersede_steps("case", jsonb);
drop function record_progress(jsonb);
