// What each check is called, and what the button beside it does.
import {
  IconBattery3,
  IconBook,
  IconClock,
  IconCoffee,
  IconDatabase,
  IconDeviceDesktop,
  IconDeviceFloppy,
  IconDeviceLaptop,
  IconDeviceMobile,
  IconKey,
  IconListNumbers,
  IconPlug,
  IconPrinter,
  IconRocket,
  IconTrophy,
  IconUserCheck,
  IconUsers,
  IconUsb,
  IconWorldUpload,
} from '@tabler/icons-react'
import type { CheckId, Remedy } from '../../../core/contract/preflight.ts'

/** A name of a word or two, and a shape to find it by. */
export const CHECK_WORDS: Record<CheckId, { title: string; Shape: typeof IconClock }> = {
  event: { title: 'Event', Shape: IconTrophy },
  starters: { title: 'Competitors', Shape: IconUsers },
  orders: { title: 'Running orders', Shape: IconListNumbers },
  formats: { title: 'Rules', Shape: IconBook },
  screens: { title: 'Screens', Shape: IconDeviceDesktop },
  phones: { title: 'Phones', Shape: IconDeviceMobile },
  batteries: { title: 'Phones’ batteries and clocks', Shape: IconBattery3 },
  parts: { title: 'Judges’ parts', Shape: IconUserCheck },
  write: { title: 'Saving', Shape: IconDeviceFloppy },
  disk: { title: 'Room on the disk', Shape: IconDatabase },
  backup: { title: 'Backup', Shape: IconUsb },
  spare: { title: 'If this laptop breaks', Shape: IconDeviceLaptop },
  recovery: { title: 'Recovery key', Shape: IconKey },
  power: { title: 'Power', Shape: IconPlug },
  sleep: { title: 'Staying awake', Shape: IconCoffee },
  clock: { title: 'Date and time', Shape: IconClock },
  server: { title: 'Results server', Shape: IconWorldUpload },
  printer: { title: 'Printer', Shape: IconPrinter },
  version: { title: 'Version', Shape: IconRocket },
}

/** What the button says. */
export const REMEDY_WORDS: Record<Remedy, string> = {
  screens: 'Screens',
  devices: 'Devices',
  publish: 'Publish',
  backup: 'Backups',
  recovery: 'Recovery key',
  draw: 'Draw',
  competitors: 'Entry list',
  contests: 'Contests',
  order: 'Running order',
  print: 'Test page',
}
