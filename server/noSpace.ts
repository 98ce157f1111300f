import { FilesError, StoreError } from './ports'

/** What the file system says when nothing more fits, or nothing more of this user's. */
const NO_ROOM = new Set<unknown>(['ENOSPC', 'EDQUOT'])

/** Whether something could not be written because there was no room, wherever it was to be written. */
export const isNoSpace = (error: unknown): boolean =>
  error instanceof StoreError || error instanceof FilesError
    ? error.code === 'NO_SPACE'
    : NO_ROOM.has((error as NodeJS.ErrnoException | null)?.code)

/** For drivers that write files: the file system's words for a full disk become the port's. */
export async function tellingNoSpace<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    if (!isNoSpace(error) || error instanceof FilesError) throw error
    throw new FilesError('NO_SPACE', (error as Error).message)
  }
}
