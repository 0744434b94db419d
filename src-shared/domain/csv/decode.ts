import { bad, type Parsed } from '../parsed';
import { type FileProblem, fileProblem } from './file-problem';

export type Encoding = 'utf-8' | 'utf-8 with BOM' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export interface DecodedText {
  /** Without a byte order mark. */
  text: string;
  encoding: Encoding;
  warnings: FileProblem[];
}

export type DecodeFault = 'EXCEL_WORKBOOK' | 'PDF_DOCUMENT' | 'NOT_TEXT';

/** A file's text, whatever encoding it was saved in. An Excel workbook, a PDF and other binary content are faults. */
export function decodeText(bytes: Uint8Array): Parsed<DecodedText, DecodeFault> {
  const binary = knownBinary(bytes);
  if (binary) return binary;
  const decoded = decodeMarked(bytes) ?? decodeUnmarked(bytes);
  if (decoded.text.includes('\0'))
    return bad('NOT_TEXT', 'This file is not text. Save the table as CSV and drop that file.');
  return { ok: true, value: decoded };
}

function startsWith(bytes: Uint8Array, ...start: number[]): boolean {
  return start.every((byte, place) => bytes[place] === byte);
}

function knownBinary(bytes: Uint8Array): Parsed<never, DecodeFault> | null {
  const isZip = startsWith(bytes, 0x50, 0x4b, 0x03, 0x04);
  const isOldExcel = startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0);
  if (isZip || isOldExcel) {
    return bad(
      'EXCEL_WORKBOOK',
      'This is an Excel workbook (or another packed file), not CSV. Open it in Excel, save the sheet as CSV and drop that file.',
    );
  }
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46, 0x2d)) {
    return bad('PDF_DOCUMENT', 'This is a PDF document, not a CSV file. Download the table as CSV and drop that file.');
  }
  return null;
}

const BROKEN_CHARACTERS = fileProblem(
  'BROKEN_CHARACTERS',
  'Some bytes of this file are no characters; they are shown as �. Check names and tags, or save the file again as CSV UTF-8.',
);

function decodeWith(label: 'utf-8' | 'utf-16le' | 'utf-16be', bytes: Uint8Array, encoding: Encoding): DecodedText {
  const text = new TextDecoder(label).decode(bytes);
  return { text, encoding, warnings: text.includes('\uFFFD') ? [BROKEN_CHARACTERS] : [] };
}

function decodeMarked(bytes: Uint8Array): DecodedText | null {
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return decodeWith('utf-8', bytes, 'utf-8 with BOM');
  if (startsWith(bytes, 0xff, 0xfe)) return decodeWith('utf-16le', bytes, 'utf-16le');
  if (startsWith(bytes, 0xfe, 0xff)) return decodeWith('utf-16be', bytes, 'utf-16be');
  return null;
}

function decodeUnmarked(bytes: Uint8Array): DecodedText {
  const utf16 = unmarkedUtf16(bytes);
  if (utf16) return decodeWith(utf16, bytes, utf16);
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8', warnings: [] };
  } catch {
    const whole = wholeCharacters(bytes);
    if (whole !== null) return { text: whole, encoding: 'utf-8', warnings: [CUT_OFF] };
    const warning = fileProblem(
      'NOT_UTF_8',
      'This file is not UTF-8 and was read as Windows-1252. Check names and tags with special characters.',
    );
    return { text: windows1252Text(bytes), encoding: 'windows-1252', warnings: [warning] };
  }
}

const CUT_OFF = fileProblem(
  'FILE_CUT_OFF',
  'This file ends in the middle of a character: it was cut off. Check the last row, or download the file again.',
);

/**
 * UTF-8 text that ends inside a character, without that character; null for any other text. A lone last byte says so only
 * beside other characters that are UTF-8: in Windows-1252 it may be the letter that a file ends with.
 */
function wholeCharacters(bytes: Uint8Array): string | null {
  const cut = [1, 2, 3].find((size) => cutCharacter(bytes.subarray(bytes.length - size)));
  if (cut === undefined) return null;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, bytes.length - cut));
    return cut > 1 || text.length < bytes.length - cut ? text : null;
  } catch {
    return null;
  }
}

/** The first bytes of a longer character. */
function cutCharacter([lead = 0, ...following]: Uint8Array): boolean {
  const length = lead >= 0xf0 && lead <= 0xf4 ? 4 : lead >= 0xe0 ? 3 : 2;
  const opens = lead >= 0xc2 && lead <= 0xf4;
  return opens && following.length + 1 < length && following.every((byte) => byte >= 0x80 && byte < 0xc0);
}

/** English text in UTF-16 has a zero in every pair, always on the same side: its header shows that within the first bytes. */
function unmarkedUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const pairs = Math.floor(Math.min(bytes.length, 512) / 2);
  let zerosFirst = 0;
  let zerosSecond = 0;
  for (let pair = 0; pair < pairs; pair += 1) {
    if (bytes[2 * pair] === 0) zerosFirst += 1;
    if (bytes[2 * pair + 1] === 0) zerosSecond += 1;
  }
  if (zerosFirst === 0 && zerosSecond > pairs / 2) return 'utf-16le';
  if (zerosSecond === 0 && zerosFirst > pairs / 2) return 'utf-16be';
  return null;
}

/** Bytes 0x80 to 0x9F; five of them are unassigned and stay control characters, as in browsers. */
const WINDOWS_1252_BLOCK =
  '\u20AC\x81\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\x8D\u017D\x8F' +
  '\x90\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\x9D\u017E\u0178';

/**
 * The runtime's decoder is not used: from Node 20.18.3 on it reads these bytes as Latin-1, so that 0x80 is not "€".
 * @see https://github.com/nodejs/node/issues/56542
 */
function windows1252Text(bytes: Uint8Array): string {
  // `fromCharCode` takes its characters as arguments, and too many of them overflow the stack.
  const CHUNK = 8192;
  let text = '';
  for (let start = 0; start < bytes.length; start += CHUNK) {
    text += String.fromCharCode(...bytes.subarray(start, start + CHUNK));
  }
  return text.replace(/[\x80-\x9F]/g, (character) => WINDOWS_1252_BLOCK.charAt(character.charCodeAt(0) - 0x80));
}
