import { Turns } from '../../turns'

/** Telling a type takes some megabytes at most while it lasts. */
const AT_ONCE = 2

const turns = new Turns(AT_ONCE)

/**
 * The MIME type that the bytes at `path` tell, undefined when none is known. Only what is needed is read, wherever in
 * the file it lies: Office's formats are told from the archive's entries, which may stand behind large pictures.
 */
export async function typeOfFile(path: string): Promise<string | undefined> {
  const { fileTypeFromFile } = await import('file-type/node')
  return turns.run(async () => (await fileTypeFromFile(path))?.mime)
}
