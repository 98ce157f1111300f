import { paper } from '../../local/host/demo/papers/paper'
import { streetPicture } from '../../local/host/demo/papers/picture'
import { Random } from '../../local/host/demo/random'

/** A real PDF of one page. */
export const minutes = () => ({
  name: '区政府常务会议纪要.pdf',
  mimeType: 'application/pdf',
  buffer: paper('区政府常务会议纪要', ['会议要求，国庆前完成老旧小区电梯安全隐患整治。']),
})

const DATE_TIME = 0x0132
const ASCII = 2

/** The APP1 segment with one field, when the picture was taken (Exif 2.32, 4.6.2). */
function exif(taken: string): Buffer {
  const text = Buffer.from(`${taken}\0`, 'latin1')
  const directoryEnd = 8 + 2 + 12 + 4
  const tiff = Buffer.alloc(directoryEnd + text.length)
  tiff.write('MM\0*', 'latin1')
  tiff.writeUInt32BE(8, 4)
  tiff.writeUInt16BE(1, 8)
  tiff.writeUInt16BE(DATE_TIME, 10)
  tiff.writeUInt16BE(ASCII, 12)
  tiff.writeUInt32BE(text.length, 14)
  tiff.writeUInt32BE(directoryEnd, 18)
  text.copy(tiff, directoryEnd)
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff])
  const head = Buffer.from([0xff, 0xe1, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}

/** A real JPEG as a camera writes it, with EXIF. */
export const photo = () => {
  const plain = streetPicture(new Random(11))
  const buffer = Buffer.concat([plain.subarray(0, 2), exif('2026:09:21 10:20:00'), plain.subarray(2)])
  return { name: '现场.jpg', mimeType: 'image/jpeg', buffer }
}
