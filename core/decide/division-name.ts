// When two names mean one division: lists are typed by hand, and `open`, `OPEN` and `Open ` are one.

/** What a division's name is told apart by: not by capitals, width of letters or spaces. */
export const divisionKey = (name: string): string => name.normalize('NFKC').replaceAll(/\s+/gu, ' ').trim().toLowerCase()
