import type { Migration } from '../files/migrate.ts'

/** What the customer pane asks for: a customer's chats in order, and the files in them. */
export const cache008: Migration = {
  version: 8,
  up(writer) {
    writer.exec(`
      drop index sessions_by_customer;
      create index sessions_by_customer on sessions (customer_id, last_message_at desc, id desc);
      create index messages_with_files on messages (session_id, place)
        where attachment is not null and deleted_at is null;
    `)
  },
}
