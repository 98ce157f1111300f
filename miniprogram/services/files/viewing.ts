import type { FileRef } from '../../../domain/evidence/file'
import { own } from '../../../domain/own'
import { SENTENCES } from '../../../domain/refusal'
import { ApiError, offline } from '../apiError'
import { toast } from '../errors'
import { open, ROUTES } from '../navigate'
import { linksOf } from './files'

type DocumentType = NonNullable<WechatMiniprogram.OpenDocumentOption['fileType']>

const OFFICE = 'application/vnd.openxmlformats-officedocument.'
/** What the phone's own viewer opens. */
const DOCUMENTS: Readonly<Record<string, DocumentType>> = {
  'application/pdf': 'pdf',
  'application/msword': 'doc',
  'application/vnd.ms-excel': 'xls',
  'application/vnd.ms-powerpoint': 'ppt',
  [`${OFFICE}wordprocessingml.document`]: 'docx',
  [`${OFFICE}spreadsheetml.sheet`]: 'xlsx',
  [`${OFFICE}presentationml.presentation`]: 'pptx',
}

export const isPicture = (file: FileRef): boolean => file.type.startsWith('image/')
export const isVideo = (file: FileRef): boolean => file.type.startsWith('video/')
export const isRecording = (file: FileRef): boolean => file.type.startsWith('audio/')

/** An answer that is no file, as to a link that has run out, would else be opened as if it were one. */
const download = (url: string): Promise<string> =>
  new Promise((resolve, reject) => {
    wx.downloadFile({
      url,
      success: ({ statusCode, tempFilePath }) => {
        if (statusCode === 200) resolve(tempFilePath)
        else reject(new ApiError('NOT_FOUND', SENTENCES.NOT_FOUND, `HTTP ${statusCode}`))
      },
      fail: () => reject(offline()),
    })
  })

/** One by one, where the platform cannot show pictures and videos together: WeChat on a desktop. */
const showAlone = (file: FileRef, among: FileRef[], urls: Record<string, string>): void => {
  if (isVideo(file)) {
    open(ROUTES.play, { file: file.fileId, name: file.name })
    return
  }
  const pictures = among.filter(isPicture).map(({ fileId }) => own(urls, fileId) ?? '')
  wx.previewImage({
    urls: pictures,
    current: own(urls, file.fileId) ?? '',
    fail: () => toast('图片没有打开，请再点一次'),
  })
}

const showLarge = async (file: FileRef, among: FileRef[]): Promise<void> => {
  const shown = among.filter((each) => isPicture(each) || isVideo(each))
  const urls = await linksOf(shown.map((each) => each.fileId))
  const sources = shown.map((each) => ({
    url: own(urls, each.fileId) ?? '',
    type: isVideo(each) ? ('video' as const) : ('image' as const),
  }))
  const current = shown.findIndex((each) => each.fileId === file.fileId)
  const fail = () => showAlone(file, shown, urls)
  if (wx.canIUse('previewMedia')) wx.previewMedia({ sources, current, fail })
  else fail()
}

/** Opens a picture or video among its fellows, or a document in the phone's own viewer. Throws ApiError. */
export const openFile = async (file: FileRef, among: FileRef[] = [file]): Promise<void> => {
  if (isPicture(file) || isVideo(file)) return showLarge(file, among)
  const fileType = own(DOCUMENTS, file.type)
  if (!fileType) return toast('手机上打不开这种文件，请在电脑上查看')
  const url = own(await linksOf([file.fileId]), file.fileId) ?? ''
  const filePath = await download(url)
  const fail = () => toast('文件没有打开，请再点一次')
  wx.openDocument({ filePath, fileType, showMenu: true, fail })
}
