import { crc32, deflateRawSync } from 'node:zlib'
import sharp from 'sharp'

/** Files as they come: the least that makes each what it is. */

export const PDF = Buffer.from(
  '%PDF-1.4\n1 0 obj << /Type /Catalog >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF\n',
)
export const TEXT = Buffer.from('Grüße aus Zürich,\nzwei Zeilen.\n')
export const HTML = Buffer.from('<!doctype html><html><script>alert(document.domain)</script></html>')
export const SVG = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>',
)
export const XML = Buffer.from('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
export const SCRIPT = Buffer.from('#!/bin/sh\nrm -rf "$HOME"\n')
export const WINDOWS_PROGRAM = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(510)])
export const LINUX_PROGRAM = Buffer.concat([Buffer.from('\u007fELF\u0002\u0001\u0001'), Buffer.alloc(57)])
/** A picture to one program, a page to another. */
export const GIF_AND_HTML = Buffer.concat([
  Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64'),
  HTML,
])
/** Starts like a picture and goes on as a script that is none. */
export const GIF_HEADED_SCRIPT = Buffer.from('GIF89a/*<svg/onload=alert(1)>*/=alert(document.domain)//;')
export const PDF_WITH_SCRIPT = Buffer.concat([
  PDF,
  Buffer.from('2 0 obj << /S /JavaScript /JS (app.alert(1)) >> endobj\n<script>alert(1)</script>'),
])

export const WAV = Buffer.concat([
  Buffer.from('RIFF$\u0000\u0000\u0000WAVEfmt \u0010\u0000\u0000\u0000\u0001\u0000\u0001\u0000', 'latin1'),
  Buffer.alloc(64),
])
/** A recording that can be heard: 440 Hz, 16 bits, one channel of 8,000 samples a second. */
export function tone(seconds: number): Buffer {
  const rate = 8_000
  const bytes = Buffer.alloc(44 + seconds * rate * 2)
  bytes.write('RIFF', 0, 'latin1')
  bytes.writeUInt32LE(bytes.length - 8, 4)
  bytes.write('WAVEfmt ', 8, 'latin1')
  bytes.writeUInt32LE(16, 16)
  bytes.writeUInt16LE(1, 20)
  bytes.writeUInt16LE(1, 22)
  bytes.writeUInt32LE(rate, 24)
  bytes.writeUInt32LE(rate * 2, 28)
  bytes.writeUInt16LE(2, 32)
  bytes.writeUInt16LE(16, 34)
  bytes.write('data', 36, 'latin1')
  bytes.writeUInt32LE(bytes.length - 44, 40)
  for (let at = 0; at < seconds * rate; at++) {
    bytes.writeInt16LE(Math.round(Math.sin((at / rate) * 440 * 2 * Math.PI) * 8_000), 44 + at * 2)
  }
  return bytes
}
export const MP3 = Buffer.concat([
  Buffer.from('ID3\u0004\u0000\u0000\u0000\u0000\u0000\u0000', 'latin1'),
  mp3Frame(),
])
export const OGG = Buffer.concat([
  Buffer.from('OggS\u0000\u0002', 'latin1'),
  Buffer.alloc(20),
  Buffer.from('\u0001\u0013OpusHead', 'latin1'),
  Buffer.alloc(64),
])
export const WEBM_AUDIO = webm('A_OPUS')
export const WEBM_VIDEO = webm('V_VP9')
export const M4A = mp4('M4A ', 'soun')
export const MP4_AUDIO = mp4('isom', 'soun')
export const MP4_VIDEO = mp4('isom', 'vide')

function mp3Frame(): Buffer {
  return Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x64]), Buffer.alloc(413)])
}

function webm(codec: string): Buffer {
  const docType = Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 0x87, 0x42, 0x82, 0x84, ...Buffer.from('webm')])
  const id = Buffer.from([0x86, 0x80 + codec.length, ...Buffer.from(codec)])
  return Buffer.concat([docType, Buffer.from([0x18, 0x53, 0x80, 0x67, 0x90]), id, Buffer.alloc(32)])
}

function mp4(brand: string, handler: string): Buffer {
  const box = (name: string, content: Buffer) => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(content.length + 8)
    return Buffer.concat([length, Buffer.from(name), content])
  }
  const type = box('ftyp', Buffer.concat([Buffer.from(brand), Buffer.alloc(4), Buffer.from(brand)]))
  const hdlr = box('hdlr', Buffer.concat([Buffer.alloc(8), Buffer.from(handler), Buffer.alloc(13)]))
  return Buffer.concat([type, box('moov', box('trak', box('mdia', hdlr)))])
}

/** An archive of one entry, which is packed. */
export function zip(name: string, content: Buffer): Buffer {
  const packed = deflateRawSync(content)
  const facts = Buffer.alloc(22)
  facts.writeUInt16LE(8, 4)
  facts.writeUInt32LE(crc32(content), 10)
  facts.writeUInt32LE(packed.length, 14)
  facts.writeUInt32LE(content.length, 18)
  const lengths = Buffer.alloc(4)
  lengths.writeUInt16LE(name.length, 0)
  return Buffer.concat([Buffer.from('PK\u0003\u0004'), facts, lengths, Buffer.from(name), packed])
}

export const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#4a7ab0' } })

export function png(width = 800, height = 600): Promise<Buffer> {
  return picture(width, height).png().toBuffer()
}

/** As a camera writes it: lying on its side, with where it was taken. */
export function photo(): Promise<Buffer> {
  return picture(800, 600)
    .withExif({ IFD0: { Copyright: 'SECRET PLACE' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
}

/** Says that it has so many pixels, in a few hundred bytes. */
export async function pngThatClaims(width: number, height: number): Promise<Buffer> {
  const bytes = await png(8, 8)
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  bytes.writeUInt32BE(crc32(bytes.subarray(12, 29)), 29)
  return bytes
}
