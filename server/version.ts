// The app's version, as package.json has it.
import { version } from '../package.json'

export const APP_VERSION: string = version
