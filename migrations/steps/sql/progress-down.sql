drop function answer_commands(text, jsonb, integer);
drop function project_subscriptions(text, jsonb);
drop function project_incidents(text, jsonb);
drop function project_tasks(text, jsonb);
drop function project_clocks(text, jsonb);
drop function project_case("case", jsonb);
drop function supersede_steps("case", jsonb);
drop function record_progress(jsonb);
