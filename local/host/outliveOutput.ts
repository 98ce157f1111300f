/**
 * Whoever listened to what the command says may go away, or the disk under it be full: the system runs on and says
 * nothing. Without a listener Node ends the process over it.
 */
export function outliveOutput(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
}
