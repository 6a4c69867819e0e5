/** Refusals, and desks that do not run, are part of the day. */
export async function tolerated(wanted: Promise<unknown>): Promise<void> {
  try {
    await wanted
  } catch (error) {
    if (!(error instanceof Error)) throw error
  }
}
