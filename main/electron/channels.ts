// The IPC channels between the operator's window and the main process. Two carry the contract's frames as texts, and nothing else; the third is
// the preload's own, and no page can write to it.

/** Frames of the window. */
export const TO_STATION = 'scoretable:to-station'

/** Frames of the station. */
export const TO_WINDOW = 'scoretable:to-window'

/** The path of an event file that a person dropped on the window. */
export const DROPPED = 'scoretable:dropped'
