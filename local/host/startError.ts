/** The host cannot start: one Chinese sentence that names the cure, for whoever typed the command. */
export class StartError extends Error {
  override readonly name = 'StartError'
}
