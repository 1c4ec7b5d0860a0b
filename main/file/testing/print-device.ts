// Loads the device's keys from a folder and prints the public one.
import { loadDevice } from '../../keys/device-key.ts'

const device = await loadDevice(String(process.argv[2]))
console.log(device.ok ? device.value.publicKey : JSON.stringify(device))
