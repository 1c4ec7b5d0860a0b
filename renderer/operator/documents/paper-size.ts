// The sheet in the printer: as this laptop was told last, else as its country has it.
import { SHEETS, type Sheet } from '../../../core/contract/documents.ts'

const KEPT = 'scoretable-paper'

/** Where printers hold Letter. */
const LETTER = new Set(['US', 'CA', 'MX', 'PH', 'CL', 'CO', 'CR', 'GT', 'NI', 'PA', 'PR', 'SV', 'VE', 'DO'])

/** The sheet of a language's country. */
export function sheetOf(language: string): Sheet {
  try {
    return LETTER.has(new Intl.Locale(language).maximize().region ?? '') ? 'letter' : 'a4'
  } catch {
    // A browser may be set to a language that is none.
    return 'a4'
  }
}

/** The sheet to begin with. */
export function keptSheet(storage: () => Pick<Storage, 'getItem'> = () => window.localStorage, language = navigator.language): Sheet {
  try {
    const kept = storage().getItem(KEPT)
    return SHEETS.find((sheet) => sheet === kept) ?? sheetOf(language)
  } catch {
    // A browser that keeps nothing asks again the next time.
    return sheetOf(language)
  }
}

/** Remembers the sheet on this laptop, where it can. */
export function keepSheet(sheet: Sheet, storage: () => Pick<Storage, 'setItem'> = () => window.localStorage): void {
  try {
    storage().setItem(KEPT, sheet)
  } catch {
    // It holds for this visit.
  }
}
