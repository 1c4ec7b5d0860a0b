// The two IPC channels between the operator's window and the station. Each carries the contract's frames as texts, and nothing else.

/** Frames of the window. */
export const TO_STATION = 'scoretable:to-station'

/** Frames of the station. */
export const TO_WINDOW = 'scoretable:to-window'
