import type { Transaction } from '../../ports'
import type { DirectorySnapshot, Reference } from '../../reference'
import { nextVersion } from '../../reference'

/**
 * The directory as it stands for a transaction that will change it. The version is taken first: a change by someone
 * else in between then makes the transaction conflict and run again.
 */
export async function directoryToChange(reference: Reference, tx: Transaction): Promise<DirectorySnapshot> {
  await nextVersion(tx, 'directory')
  return reference.directory()
}
