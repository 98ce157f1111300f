import type { Transaction } from '../../ports'
import { nextVersion } from '../../reference'
import type { DirectorySnapshot, Reference } from '../operation'

/**
 * The directory as it stands for a transaction that will change it. The version is taken first: a change by someone
 * else in between then makes the transaction conflict and run again.
 */
export async function directoryToChange(reference: Reference, tx: Transaction): Promise<DirectorySnapshot> {
  await nextVersion(tx, 'directory')
  return reference.directory()
}
