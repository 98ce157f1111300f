import { walkXml } from './walkXml'

/** Formats that every spreadsheet program has by number: of dates and times (ECMA-376 part 1, 18.8.30). */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)

/** Texts, escaped signs, colours and conditions of a format are no places of a date. */
const ASIDE = /"[^"]*"|\\.|\[[^\]]*\]/g
const isDateFormat = (code: string): boolean => /[ymdhs]/i.test(code.replaceAll(ASIDE, ''))

/**
 * Which of a workbook's cell styles show a number as a date: what stands in the cell is then how many days have passed,
 * and no text that anybody has written.
 */
export function readDateStyles(xml: Uint8Array): ReadonlySet<number> {
  const own = new Map<number, boolean>()
  const styles = new Set<number>()
  let next = 0
  walkXml(xml, {
    open(path, attribute) {
      const id = Number(attribute('numFmtId'))
      if (path === 'styleSheet/numFmts/numFmt') own.set(id, isDateFormat(attribute('formatCode') ?? ''))
      if (path !== 'styleSheet/cellXfs/xf') return
      if (own.get(id) ?? isBuiltInDate(id)) styles.add(next)
      next += 1
    },
  })
  return styles
}
