/**
 * Shuts a table's rows away: `parley_app` sees and writes those of the workspace that its transaction has set, and
 * nothing at all where none is set. FORCE holds the owner to the same.
 */
export function isolate(
  table: string,
  readable = 'workspace_id = current_workspace()',
  writable = readable,
): string {
  return `
    alter table ${table} enable row level security;
    alter table ${table} force row level security;
    create policy own_workspace on ${table} to parley_app using (${readable}) with check (${writable});`
}

/**
 * Lets the functions of {@link acrossWorkspaces} reach every row: in them the owner acts within somebody else's login.
 * Logged in as itself, the owner reaches none.
 */
export function reachable(table: string, verb: 'select' | 'update' | 'delete'): string {
  return `
    create policy definer_${verb} on ${table} for ${verb} to current_user using (current_user <> session_user);`
}

/** A function that may look across workspaces, with its owner's rights. Each as narrow as its one caller needs. */
export function acrossWorkspaces(
  signature: string,
  language: 'sql' | 'plpgsql',
  returns: string,
  body: string,
): string {
  const argumentTypes = signature.replace(/(\w+) (\w+(\[\])?)/g, '$2')
  return `
    create function ${signature} returns ${returns} language ${language}
      security definer set search_path = public, pg_temp as $$ ${body} $$;
    revoke execute on function ${argumentTypes} from public;
    grant execute on function ${argumentTypes} to parley_app;`
}
