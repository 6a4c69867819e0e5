import { describe, expect, it } from 'vitest'
import { ParleyError } from '#shared/errors.ts'
import { kindOf, safeName, typeOf } from '../../../../src/server/files/types.ts'
import * as samples from '../../../support/samples.ts'

/** Of the samples, none of which is other than text or has a NUL in it. */
function isText(bytes: Buffer): boolean {
  return bytes.equals(Buffer.from(bytes.toString('utf8'))) && !bytes.includes(0)
}

const typed = (bytes: Buffer) => typeOf({ head: bytes, isText: isText(bytes), size: bytes.length })

describe('the type of a file', () => {
  it.each<[string, string, Buffer | Promise<Buffer>]>([
    ['image/png', 'image', samples.png(4, 4)],
    ['image/jpeg', 'image', samples.photo()],
    ['image/webp', 'image', samples.picture(4, 4).webp().toBuffer()],
    ['image/gif', 'image', samples.GIF_AND_HTML],
    ['audio/wav', 'audio', samples.WAV],
    ['audio/mpeg', 'audio', samples.MP3],
    ['audio/ogg', 'audio', samples.OGG],
    ['audio/webm', 'audio', samples.WEBM_AUDIO],
    ['video/webm', 'video', samples.WEBM_VIDEO],
    ['audio/mp4', 'audio', samples.M4A],
    ['audio/mp4', 'audio', samples.MP4_AUDIO],
    ['video/mp4', 'video', samples.MP4_VIDEO],
    ['application/pdf', 'file', samples.PDF],
    ['application/pdf', 'file', samples.PDF_WITH_SCRIPT],
    ['application/zip', 'file', samples.zip('a.txt', Buffer.from('a'))],
    ['text/plain', 'file', samples.TEXT],
  ])('%s (%s) is found in its bytes', async (mimeType, kind, bytes) => {
    expect(await typed(await bytes)).toBe(mimeType)
    expect(kindOf(mimeType)).toBe(kind)
  })

  it.each<[string, Buffer]>([
    ['a page', samples.HTML],
    ['a page behind blanks', Buffer.from(`\uFEFF \n\t${samples.HTML}`)],
    ['a drawing with a script', samples.SVG],
    ['a drawing with a declaration', Buffer.concat([Buffer.from('<?xml version="1.0"?>'), samples.SVG])],
    ['XML', samples.XML],
    ['a script', samples.SCRIPT],
    ["Windows' programs", samples.WINDOWS_PROGRAM],
    ["Linux' programs", samples.LINUX_PROGRAM],
    ['bytes of no type', Buffer.from([1, 2, 3, 4, 0, 6, 7, 8])],
    ['nothing', Buffer.alloc(0)],
  ])('is refused: %s', async (_what, bytes) => {
    await expect(typed(bytes)).rejects.toBeInstanceOf(ParleyError)
  })
})

describe('the name of a file', () => {
  it.each<[string, string, string]>([
    ['holiday.png', 'image/png', 'holiday.png'],
    ['Holiday.JPEG', 'image/jpeg', 'Holiday.JPEG'],
    ['../../etc/passwd', 'text/plain', 'passwd.txt'],
    ['..\\..\\windows\\win.ini', 'text/plain', 'win.ini.txt'],
    ['/etc/cron.d/', 'text/plain', 'file.txt'],
    ['..', 'application/pdf', 'file.pdf'],
    ['.htaccess', 'text/plain', 'htaccess.txt'],
    ['a\u0000b\u001b[2Jc.txt', 'text/plain', 'ab[2Jc.txt'],
    ['invoice\u202egnp.exe', 'image/png', 'invoicegnp.exe.png'],
    ['\u2066\u200f\ufeff', 'image/png', 'file.png'],
    ['page.html', 'text/plain', 'page.html.txt'],
    ['report.docm', 'application/zip', 'report.docm.zip'],
    ['report.docx', 'application/zip', 'report.docx'],
    ['a"b:c|d?.pdf', 'application/pdf', 'a_b_c_d_.pdf'],
    ['Grüße aus 東京.pdf', 'application/pdf', 'Grüße aus 東京.pdf'],
  ])('%j of %s becomes %j', (given, mimeType, name) => {
    expect(safeName(given, mimeType)).toBe(name)
  })

  it('stays within its length', () => {
    expect(safeName('x'.repeat(200), 'image/png')).toHaveLength(200)
    expect(safeName('x'.repeat(200), 'image/png')).toMatch(/\.png$/)
  })
})
