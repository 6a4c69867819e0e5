/** The server cannot start, for a reason its operator can do something about: told in plain lines, without a stack. */
export class StartError extends Error {
  override readonly name = 'StartError'
  /** Of the process: 1, or 78 (sysexits' EX_CONFIG) for a mistake in the configuration. */
  readonly exitCode: number

  constructor(message: string, exitCode = 1) {
    super(message)
    this.exitCode = exitCode
  }
}
