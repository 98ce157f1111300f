import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { FILE_TYPES } from '../../../domain/evidence/file'
import { nameFor } from '../../../domain/evidence/fileName'
import { typeOfFile } from '../../../server/operations/evidence/typeOfFile'
import { zip } from '../workbooks/zip'
import { html, jpeg, svg } from './bytes'
import { compound, named } from './compound'

const folder = mkdtempSync(join(tmpdir(), 'types-'))
afterAll(() => rmSync(folder, { recursive: true }))

const typeOf = (bytes: Buffer): Promise<string | undefined> => {
  const path = join(folder, 'x')
  writeFileSync(path, bytes)
  return typeOfFile(path)
}
const isTaken = async (bytes: Buffer): Promise<boolean> => Object.hasOwn(FILE_TYPES, (await typeOf(bytes)) ?? '')

/** The beginning of a picture or video: its brands, then content. */
const media = (major: string, ...compatible: string[]): Buffer => {
  const length = 16 + 4 * compatible.length
  const bytes = Buffer.alloc(length + 64, 7)
  bytes.writeUInt32BE(length, 0)
  bytes.write(`ftyp${major}`, 4, 'latin1')
  bytes.writeUInt32BE(0, 12)
  compatible.forEach((brand, i) => {
    bytes.write(brand, 16 + 4 * i, 'latin1')
  })
  bytes.writeUInt32BE(64, length)
  bytes.write('mdat', length + 4)
  return bytes
}

const ROOT = '<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016" Version="1.0"/>'
const ofd = (root = ROOT, name = 'OFD.xml', method = 8): Buffer =>
  zip([
    { name: 'Doc_0/Document.xml', content: Buffer.from('<ofd:Document/>') },
    { name, content: Buffer.from(root), method },
  ])

describe('pictures, videos and recordings of phones', () => {
  test.each([
    ['heic', ['mif1', 'heic'], 'image/heic'],
    ['mif1', ['mif1', 'heic'], 'image/heic'],
    ['mif1', ['mif1', 'miaf'], 'image/heif'],
    ['heix', ['mif1'], 'image/heic'],
    ['heim', ['mif1'], 'image/heic'],
    ['heis', ['mif1'], 'image/heic'],
    ['hevc', ['msf1', 'hevc'], 'image/heic-sequence'],
    ['hevm', ['msf1'], 'image/heic-sequence'],
    ['msf1', ['hevc'], 'image/heic-sequence'],
    ['mp42', ['isom'], 'video/mp4'],
    ['M4V ', ['isom'], 'video/mp4'],
    ['M4VH', ['isom'], 'video/mp4'],
    ['3gp4', ['isom'], 'video/3gpp'],
    ['3gp5', ['isom'], 'video/3gpp'],
    ['3g2a', ['isom'], 'video/3gpp2'],
    ['M4A ', ['isom'], 'audio/x-m4a'],
  ])('brand %s, also %j: %s', async (major, compatible, type) => {
    expect(await typeOf(media(major, ...compatible))).toBe(type)
    expect(await isTaken(media(major, ...compatible))).toBe(true)
  })

  test('AAC and AMR, narrow and wide', async () => {
    const adts = Buffer.concat(Array.from({ length: 40 }, () => Buffer.from('fff15080021ffc212121212121212121', 'hex')))
    expect(await typeOf(adts)).toBe('audio/aac')
    for (const head of ['#!AMR\n', '#!AMR-WB\n'])
      expect(await typeOf(Buffer.concat([Buffer.from(head), Buffer.alloc(200, 4)]))).toBe('audio/amr')
    expect([FILE_TYPES['audio/aac'], FILE_TYPES['audio/amr']]).toEqual(['录音', '录音'])
  })

  test('a picture in another coding is not taken for one of these', async () => {
    expect(await isTaken(media('avif', 'mif1'))).toBe(false)
    expect(await isTaken(media('mif1', 'avif', 'heic'))).toBe(false)
  })
})

describe('documents of older office programs and of WPS', () => {
  test.each([
    ['WordDocument', 'application/msword', ['通知.doc', '通知.wps']],
    ['Workbook', 'application/vnd.ms-excel', ['台账.xls', '台账.et']],
    ['Book', 'application/vnd.ms-excel', ['台账.xls']],
    ['PowerPoint Document', 'application/vnd.ms-powerpoint', ['汇报.ppt', '汇报.dps']],
  ])('with %s at the root: %s', async (stream, type, names) => {
    const others = ['\u0005SummaryInformation', 'CompObj', 'Data', '1Table', stream, 'ObjInfo']
    expect(await typeOf(compound(named(...others)))).toBe(type)
    expect(await typeOf(compound(named(...others), true))).toBe(type)
    for (const name of names) expect(nameFor(name, type)).toBe(name)
    expect(FILE_TYPES[type]).toMatch(/WPS/)
  })

  test('what is embedded does not say what the whole is', async () => {
    const pool = { name: 'ObjectPool', children: [{ name: '_1', children: named('Workbook') }] }
    expect(await typeOf(compound([pool, ...named('WordDocument')]))).toBe('application/msword')
    expect(await isTaken(compound([pool]))).toBe(false)
  })

  test.each([
    ['an installer', named('\u4840\u3f7f\u4164', '\u0005SummaryInformation')],
    ['a mail', named('__properties_version1.0', '__nameid_version1.0')],
    ['what is encrypted', named('EncryptedPackage', 'EncryptionInfo')],
    ['a text with programs', [...named('WordDocument'), { name: 'Macros', children: [{ name: 'VBA' }] }]],
    ['a table with programs', [...named('Workbook'), { name: '_VBA_PROJECT_CUR' }]],
    ['nothing', []],
  ])('%s is refused', async (_what, children) => {
    expect(await isTaken(compound(children))).toBe(false)
  })

  test('OFD, packed or stored; a ZIP that has only its name is a ZIP', async () => {
    expect(await typeOf(ofd())).toBe('application/ofd')
    expect(await typeOf(ofd(ROOT, 'OFD.xml', 0))).toBe('application/ofd')
    for (const bytes of [ofd('<html/>'), ofd(ROOT, 'a/OFD.xml'), ofd(ROOT, 'ofd.exe')])
      expect(await isTaken(bytes)).toBe(false)
  })

  test('RTF', async () => {
    expect(await typeOf(Buffer.from('{\\rtf1\\ansi 通知}'))).toBe('application/rtf')
    expect(nameFor('通知.exe', 'application/rtf')).toBe('通知.rtf')
  })
})

describe('plain text', () => {
  const words = '关于督查事项的说明:\r\n一、按期办理。\t二、a < b 与 5 > 3。\n'
  const utf16 = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])

  test.each([
    ['UTF-8', Buffer.from(words)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${words}`)],
    ['UTF-16', utf16(words)],
    ['UTF-16, the other way', utf16(words).swap16()],
    ['GB 18030', Buffer.from('b9d8d3dab6bdb2e9cac2cfeeb5c4cbb5c3f70d0a', 'hex')],
    ['more than one piece', Buffer.from(words.repeat(5_000))],
  ])('in %s', async (_encoding, bytes) => {
    expect(await typeOf(bytes)).toBe('text/plain')
  })

  test('is saved as text, whatever its name', () => {
    for (const name of ['说明.txt', '说明.html', '说明.bat', '说明.js', '说明'])
      expect(nameFor(name, 'text/plain')).toBe('说明.txt')
  })

  test.each([
    ['a page', html()],
    ['a drawing that can run', svg()],
    ['a page behind much text', Buffer.from(`${words.repeat(3_000)}<SCRIPT src=x>`)],
    ['a page over the end of a piece', Buffer.from(`${'a'.repeat(64 * 1024 - 4)}<script>`)],
    ['a page in UTF-16', utf16('<html><body onload=x>')],
    ['a page in UTF-16 without a mark', Buffer.from('<html>', 'utf16le')],
    ['XML', Buffer.from('<?xml version="1.0"?><a/>')],
    ['a script', Buffer.from('#!/bin/sh\nrm -rf /\n')],
    ['a program', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(500)])],
    ['bytes', Buffer.from('00010203040506', 'hex')],
    ['nothing', Buffer.alloc(0)],
    ['what is too long for a text', Buffer.alloc(11 * 1024 * 1024, 0x61)],
  ])('%s is refused', async (_what, bytes) => {
    expect(await isTaken(bytes)).toBe(false)
  })
})

test('a broken or lying file is refused or told, and ends', async () => {
  const whole = [compound(named('A', 'WordDocument', 'B', 'C', 'D')), ofd(), media('mif1', 'heic'), jpeg()]
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...whole),
      fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 20 }),
      fc.nat(),
      async (bytes, changes, length) => {
        const broken = Buffer.from(bytes.subarray(0, Math.max(8, length % (bytes.length + 1))))
        for (const [at, byte] of changes) broken[8 + (at % Math.max(1, broken.length - 8))] = byte
        await expect(typeOf(broken)).resolves.not.toBeNull()
      },
    ),
    { numRuns: 300 },
  )
})
