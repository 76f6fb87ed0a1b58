import { decodeUpload, MAX_UPLOAD_BYTES } from './decode-upload.ts'
import type { OpenedFile, OpenOptions } from './opened-file.ts'
import { isZip, readWorkbook } from './workbook.ts'

/**
 * Opens a file that a school gave, told apart by its content: the text of a CSV or iCalendar file,
 * or the sheets of a workbook. What is in it is for the readers of rosters and calendars. Never
 * rejects.
 */
export async function openFile(bytes: Uint8Array, options: OpenOptions = {}): Promise<OpenedFile> {
  if (bytes.length > MAX_UPLOAD_BYTES || !isZip(bytes)) return decodeUpload(bytes, options)
  return await readWorkbook(bytes)
}
