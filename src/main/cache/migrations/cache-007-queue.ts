import type { Migration } from '../files/migrate.ts'

/**
 * What the queue is sorted and narrowed by. `is_snoozed` stands until somebody who knows the time takes it away. The keys
 * of the sorts are those of `placeOf` in `src/shared`. Each sort has an index in its order, in which also stands what
 * decides about the views: a page is read out of it from where the last one ended, whatever narrows it.
 */
export const cache007: Migration = {
  version: 7,
  up(writer) {
    writer.exec(`
      alter table sessions add column is_snoozed integer not null default 0;
      update sessions set is_snoozed = 1 where snoozed_until is not null;
      alter table sessions add column waiting_key text generated always as (coalesce(waiting_since, '~')) virtual;
      alter table sessions add column due_key text generated always as (coalesce(due_at, '~')) virtual;
      alter table sessions add column priority_key text generated always as (
        case priority when 'urgent' then '0' when 'high' then '1' when 'normal' then '2' else '3' end
          || coalesce(waiting_since, '~')) virtual;

      drop index sessions_by_state;
      drop index sessions_by_assignee;
      create index sessions_by_message on sessions (is_open, last_message_at, id, is_snoozed, assignee_id, team_id);
      create index sessions_by_waiting on sessions (is_open, waiting_key, id, is_snoozed, assignee_id, team_id);
      create index sessions_by_due on sessions (is_open, due_key, id, is_snoozed, assignee_id, team_id);
      create index sessions_by_priority on sessions (is_open, priority_key, id, is_snoozed, assignee_id, team_id);
      create index sessions_by_assignee on sessions (is_open, is_snoozed, assignee_id, last_message_at, id);
      create index sessions_by_team on sessions (is_open, is_snoozed, team_id);
      create index sessions_snoozed on sessions (snoozed_until) where is_snoozed = 1;
      create index messages_to_review on messages (session_id, seq) where status = 'pending_approval';
    `)
  },
}
