import { backUp, examine, listBackups, restore } from './backups';
import { listPositions, listTags } from './book';
import { listChanges, redoChange, undoChange } from './changes';
import { type Command, withProfile } from './command';
import { resetDemo } from './demo';
import { importFile, undoImport } from './imports';
import { listJobs, runChain } from './jobs';
import { importPrices } from './prices';
import { createProfile, listProfiles, resetPassword } from './profiles';
import { showSnapshots } from './snapshots';

export const commands: Record<string, Command> = {
  profiles: { operands: [], needsProfile: false, help: 'list the profiles', run: listProfiles },
  'profiles create': { operands: ['NAME'], needsProfile: false, help: 'make a profile', run: createProfile },
  'profiles reset-password': {
    operands: ['NAME'],
    needsProfile: false,
    help: 'give a profile a new password',
    run: resetPassword,
  },
  import: { operands: ['FILE'], needsProfile: true, help: 'read a file of positions', run: withProfile(importFile) },
  positions: { operands: [], needsProfile: true, help: 'the open positions', run: withProfile(listPositions) },
  tags: { operands: [], needsProfile: true, help: 'the tags and how often they are used', run: withProfile(listTags) },
  snapshots: {
    operands: ['[DATE]'],
    needsProfile: true,
    help: 'the book at each close, oldest first, or that of one day with its positions',
    run: withProfile(showSnapshots),
  },
  'prices import': {
    operands: ['FILE'],
    needsProfile: true,
    help: 'read a file of daily prices',
    run: withProfile(importPrices),
  },
  run: {
    operands: [],
    needsProfile: false,
    help: 'market data, risk and snapshots of all profiles, as far as they are missing',
    run: runChain,
  },
  jobs: {
    operands: [],
    needsProfile: true,
    help: 'what ran, newest first, and when it runs next',
    run: withProfile(listJobs),
  },
  'demo reset': {
    operands: [],
    needsProfile: true,
    help: 'begin a demo book anew',
    run: withProfile(resetDemo),
  },
  undo: {
    operands: ['[BATCH]'],
    needsProfile: true,
    help: 'take an import back, the last one if none is named',
    run: withProfile(undoImport),
  },
  changes: { operands: [], needsProfile: true, help: 'what was done, newest first', run: withProfile(listChanges) },
  'changes undo': {
    operands: [],
    needsProfile: true,
    help: 'take the newest change back, whatever it is',
    run: withProfile(undoChange),
  },
  'changes redo': {
    operands: [],
    needsProfile: true,
    help: 'do again what was undone last',
    run: withProfile(redoChange),
  },
  backup: {
    operands: [],
    needsProfile: true,
    help: 'copy the database, and verify the copy',
    run: withProfile(backUp),
  },
  backups: {
    operands: [],
    needsProfile: false,
    mendsDatabase: true,
    help: 'the backups and what is in them',
    run: listBackups,
  },
  restore: {
    operands: ['FILE'],
    needsProfile: false,
    mendsDatabase: true,
    reopens: true,
    help: 'put a backup in the place of the database, which is kept',
    run: restore,
  },
  doctor: { operands: [], needsProfile: false, help: 'read every row and check what is derived', run: examine },
};
