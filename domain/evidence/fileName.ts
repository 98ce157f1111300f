/** Endings that a type may bear; the first is given to a file that bears another. */
const ENDINGS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    'image/jpeg': ['jpg', 'jpeg', 'jpe', 'jfif'],
    'image/png': ['png'],
    'image/webp': ['webp'],
    'image/heic': ['heic', 'heif', 'hif'],
    'image/heif': ['heif', 'heic', 'hif'],
    'image/heic-sequence': ['heic', 'heics', 'heif', 'heifs'],
    'video/mp4': ['mp4', 'm4v'],
    'video/quicktime': ['mov', 'qt'],
    'video/3gpp': ['3gp', '3gpp'],
    'video/3gpp2': ['3g2', '3gp'],
    'audio/mpeg': ['mp3', 'mp2', 'mpga'],
    'audio/x-m4a': ['m4a'],
    'audio/mp4': ['m4a', 'mp4'],
    'audio/wav': ['wav'],
    'audio/aac': ['aac'],
    'audio/amr': ['amr'],
    'application/pdf': ['pdf'],
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
    'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['pptx'],
    'application/msword': ['doc', 'dot', 'wps', 'wpt'],
    'application/vnd.ms-excel': ['xls', 'xlt', 'et', 'ett'],
    'application/vnd.ms-powerpoint': ['ppt', 'pps', 'pot', 'dps', 'dpt'],
    'application/ofd': ['ofd'],
    'application/rtf': ['rtf'],
    'text/plain': ['txt'],
  }),
)

const MAX_NAME = 120
/** What a person's machine may take for an ending: Latin letters and figures, at least one letter. */
const ENDING = /\.(?=\d*[a-z])([a-z0-9]{1,10})$/i

/** What Windows drops from the end of a name. */
const TAIL = /[. ]+$/

/** The name's ending, '' without one. */
const endingOf = (name: string): string => ENDING.exec(name)?.[1] ?? ''
const without = (name: string, ending: string): string => name.slice(0, -ending.length - 1).replace(TAIL, '')

/**
 * The sender's name as it is shown and saved: the last part of a path, without control and direction marks, with an
 * ending that belongs to what the bytes are. `photo.html` that is a picture becomes `photo.jpg`: on the machine of who
 * saves it, the ending decides what is done with it.
 */
export function nameFor(name: string, type: string): string {
  const last = name.split(/[\\/]/).pop() ?? ''
  let stem = last
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '')
    .trim()
    .replace(TAIL, '')
  const endings = ENDINGS.get(type) ?? ['bin']
  let ending = endingOf(stem)
  while (ending !== '' && !endings.includes(ending.toLowerCase())) {
    stem = without(stem, ending)
    ending = endingOf(stem)
  }
  if (ending === '') ending = endings[0] as string
  else stem = without(stem, ending)
  return `${[...stem].slice(0, MAX_NAME - ending.length - 1).join('') || '未命名'}.${ending}`
}
